"""Checks that look at the MCP servers whose tools a system uses."""
