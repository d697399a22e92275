"""One file for each format a report can be written in."""
