"""Checks that look at threat assessments: decided, signed, and of the system as it is."""
