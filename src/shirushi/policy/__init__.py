"""What each text asks, by article, edition and language."""
