"""The words everything else is written in."""
