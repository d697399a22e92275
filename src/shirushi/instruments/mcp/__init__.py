"""Speaks with MCP servers over streamable HTTP, through a way to them that is handed in."""
