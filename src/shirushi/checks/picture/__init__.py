"""Checks that show a picture beside the words; every picture is drawn here, none is of a real person or place."""
