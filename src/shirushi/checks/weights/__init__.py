"""Checks that look at model files."""
