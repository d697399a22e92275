"""The suite: items of ours for the ten perspectives of the AISI guide, in Japanese with English twins."""
