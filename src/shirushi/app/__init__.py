"""The only room that touches people, clocks, disks and networks."""
