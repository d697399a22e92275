"""Checks that look at the channel by which outsiders report weaknesses."""
