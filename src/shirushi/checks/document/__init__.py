"""Checks that look at documents."""
