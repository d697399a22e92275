"""The terminal's door: thin commands over services."""
