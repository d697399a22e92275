"""Reads what an AI system is made of from the things themselves, and writes it down as a bill of materials."""
