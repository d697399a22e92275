"""What went wrong: incident and vulnerability records, their clocks, their forms."""
