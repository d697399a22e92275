"""A server of the official MCP SDK, as a program of its own: prints its port, then answers with `json` or as a `stream`."""

import socket
import sys

import uvicorn
from mcp.server.mcpserver import MCPServer

server = MCPServer("office", instructions="Minutes.")


@server.tool()
def search(word: str) -> str:
    """Find minutes by a word."""
    return f"found {word}"


@server.prompt()
def greet() -> str:
    """Greet."""
    return "Hello"


@server.resource("town://fees", name="fees")
def fees() -> str:
    """What papers cost."""
    return "300 yen"


listening = socket.socket()
listening.bind(("127.0.0.1", 0))
app = server.streamable_http_app(json_response=sys.argv[1] == "json")
listening.listen()
sys.stdout.write(f"{listening.getsockname()[1]}\n")
sys.stdout.flush()
uvicorn.Server(uvicorn.Config(app, log_level="error")).run(sockets=[listening])
