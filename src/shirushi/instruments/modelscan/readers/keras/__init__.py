"""Keras models as their configuration describes them: what would be built, imported or called, by allow-lists."""
