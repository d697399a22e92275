"""Checks that look at append-only registers of events."""
