"""Which requirements bind this actor and system, since when, and why."""
