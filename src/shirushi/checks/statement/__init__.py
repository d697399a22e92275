"""Checks that look at signed statements."""
