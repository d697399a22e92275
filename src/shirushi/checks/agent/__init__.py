"""Checks of systems that act: what a model with tools does in a town office of ours, where nothing is real."""
