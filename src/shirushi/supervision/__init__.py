"""A case is the fold of its acts."""
