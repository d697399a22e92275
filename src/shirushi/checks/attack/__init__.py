"""Attacks: techniques that try to get past a system's refusals and rules, each a script over shared parts."""
