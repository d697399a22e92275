"""One standing per duty, the evidence that decides it, and what is missing."""
