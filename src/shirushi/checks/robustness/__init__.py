"""Robustness: the same question written otherwise, judged against the same question as it was."""
