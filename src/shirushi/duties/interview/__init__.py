"""Twelve plain questions about a system, and what the answers mean for roles, conditions and texts."""
