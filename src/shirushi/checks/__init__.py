"""Each check says what it needs to see and reports what it saw."""
