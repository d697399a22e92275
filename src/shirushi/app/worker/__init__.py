"""Drives check scripts and has instruments perform their probes."""
