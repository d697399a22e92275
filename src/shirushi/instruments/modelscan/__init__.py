"""Looks at model files without loading them: which format, and whether it can run code."""
