"""Checks that ask the running system and measure what it says."""
