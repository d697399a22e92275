"""Judges: what tells refusal and harmful compliance without a model, what asks a judge model, and how good each is."""
