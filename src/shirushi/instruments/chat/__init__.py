"""Asks a running model over HTTP, in the form most endpoints speak (OpenAI-compatible)."""
