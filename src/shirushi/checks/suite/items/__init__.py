"""The items of the suite, one file per group of goals; every file holds `ITEMS`."""
