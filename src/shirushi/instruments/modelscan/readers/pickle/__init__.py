"""Pickles of every protocol, and what NumPy, joblib and torch make of them: walked by a symbolic machine, never loaded."""
