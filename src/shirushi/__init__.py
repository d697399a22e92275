"""Shirushi turns AI policy into proof; docs/explanation/house.md names its rooms."""
