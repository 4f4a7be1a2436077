"""The HTTP API, `/v1` for clients made for OpenAI, and MCP."""
