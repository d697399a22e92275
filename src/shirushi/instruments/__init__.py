"""Engines that measure; they know no policy."""
