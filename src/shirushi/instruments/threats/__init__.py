"""Threat assessment: what attackers can do to a described system, by rules that are data."""
