"""Checks that look at bills of materials."""
