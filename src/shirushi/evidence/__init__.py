"""Bytes that cannot change unnoticed, and the proof of it."""
