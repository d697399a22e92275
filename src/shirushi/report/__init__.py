"""The same verdicts for each reader."""
