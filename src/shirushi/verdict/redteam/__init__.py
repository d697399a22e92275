"""A red-team exercise: its plan, its acts, and how far its fifteen steps have come."""
