"""Results of other tools: what was asked, what was said, and how their tool judged it. Evidence of somebody else's run."""
