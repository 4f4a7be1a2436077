"""`vraagbaak mcp` as a process of its own, spoken to with the SDK's client and, for its output, by hand; what a caller
can mend, in this process."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters
from mcp.server import MCPServer
from small_site import small_assistant

from assistant.api.mcp_server import tools

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture
def command(small_index: tuple[Path, Path]) -> list[str]:
    return [sys.executable, "-m", "eval.cli", "mcp", "--index", str(small_index[1])]


def called(
    server: MCPServer | StdioServerParameters, *calls: tuple[str, dict[str, Any]]
) -> tuple[list[str], list[Any]]:
    """The names of the tools, and the result of each call, in one conversation."""

    async def talk() -> tuple[list[str], list[Any]]:
        async with Client(server) as client:
            tools = (await client.list_tools()).tools
            return [tool.name for tool in tools], [await client.call_tool(*call) for call in calls]

    return asyncio.run(asyncio.wait_for(talk(), timeout=120))


def test_the_three_tools_answer_search_and_read(command: list[str]) -> None:
    program = StdioServerParameters(command=command[0], args=command[1:], cwd=CHECKOUT, env=dict(os.environ))
    names, (answer, found, piece) = called(
        program,
        ("ask", {"question": "En hoe contacteer ik Ceapire?", "context": ["Wie biedt een helpdesk?"]}),
        ("search", {"query": "subsidie Genk", "k": 2, "documents": ["nieuws"]}),
        ("read_document", {"document": "003_abc.txt", "start": 5, "length": 40}),
    )
    assert names == ["ask", "search", "read_document"]
    said = answer.structured_content
    assert said["status"] == "answered" and "03 349 34 70" in said["answer"] and said["passages"] == []
    assert {p["document"] for p in found.structured_content["passages"]} == {"nieuws"}
    read = piece.structured_content
    assert (read["document"], read["start"], read["end"], len(read["text"])) == ("expertenpool", 5, 45, 40)
    assert said["citations"][0]["quote"] and json.loads(answer.content[0].text) == said


def test_what_the_caller_can_mend_is_told_in_dutch(small_index: tuple[Path, Path]) -> None:
    assistant = small_assistant(small_index[1])
    _, results = called(
        tools(lambda: assistant),
        ("ask", {"question": " "}),
        ("ask", {"question": "x" * 100_000}),
        ("ask", {"question": "x", "documents": ["zz"]}),
        ("search", {"query": "x", "k": 1000}),
        ("search", {"query": ""}),
        ("read_document", {"document": "zz"}),
        ("read_document", {"document": "nieuws", "start": 10_000_000}),
    )
    *wrong, beyond = results
    assert all(result.is_error for result in wrong) and not beyond.is_error
    told = [result.content[0].text for result in wrong]
    assert "leeg" in told[0] and "100000 tekens" in told[1] and "leeg" in told[4]
    assert "Bekend: expertenpool" in told[2] and "Bekend: expertenpool" in told[5]
    assert beyond.structured_content["text"] == ""


def test_nothing_but_the_protocol_is_on_standard_output(command: list[str]) -> None:
    client = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}
    messages = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": client},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/list"},
        {
            "jsonrpc": "2.0",
            "id": 3,
            "method": "tools/call",
            "params": {"name": "ask", "arguments": {"question": "é €?"}},
        },
    ]
    with subprocess.Popen(
        command, cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin and process.stdout
        for message in messages:
            process.stdin.write(json.dumps(message).encode() + b"\n")
            process.stdin.flush()
        process.stdin.write(b"{broken\n")
        process.stdin.flush()
        lines = [process.stdout.readline() for _ in range(3)]
        rest, _ = process.communicate(timeout=60)
    replies = [json.loads(line) for line in [*lines, *rest.splitlines()]]
    assert all(reply["jsonrpc"] == "2.0" for reply in replies)
    assert {1, 2, 3} <= {reply.get("id") for reply in replies}
    assert process.returncode == 0


def test_without_an_index_it_says_so_and_ends(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "eval.cli", "mcp", "--index", str(tmp_path / "leeg")]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("vraagbaak: Er is geen index in")
