"""A server on this machine that speaks the OpenAI protocol, well or badly: the model's name says how."""

from __future__ import annotations

import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

CLAIM = {
    "reason": "how many boats",
    "quote": "The fleet of 12 boats",
    "object": "the fleet",
    "attribute": "number of boats",
    "value": "12",
    "kind": "count",
    "speaker": None,
    "status": "asserted",
    "when": None,
    "where": None,
}
REPLY = json.dumps({"claims": [CLAIM]})


class _Handler(BaseHTTPRequestHandler):
    calls: Counter[str]
    prompts: list[str]

    def log_message(self, *_: Any) -> None:
        pass

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        how = asked["model"]
        self.calls[how] += 1
        self.prompts.append(asked["messages"][0]["content"])
        assert asked["response_format"]["json_schema"]["schema"]["properties"]
        with suppress(BrokenPipeError, ConnectionResetError):  # whoever asked has gone
            getattr(self, how)()

    def stream(self, *pieces: str, usage: bool = True, end: bool = True) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        for piece in pieces:
            self.event({"choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": None}]})
        if usage:
            used = {"prompt_tokens": 70, "completion_tokens": 30, "total_tokens": 100}
            self.event({"choices": [], "usage": used})
        if end:
            self.wfile.write(b"data: [DONE]\n\n")

    def event(self, data: dict[str, Any]) -> None:
        whole = {"id": "x", "object": "chat.completion.chunk", "created": 0, "model": "m", **data}
        self.wfile.write(b"data: " + json.dumps(whole).encode() + b"\n\n")

    def fail(self, code: int, **headers: str) -> None:
        body = b'{"error": {"message": "not now"}}'
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def good(self) -> None:
        self.stream(*(REPLY[i : i + 7] for i in range(0, len(REPLY), 7)))

    def uncounted(self) -> None:
        self.stream(REPLY, usage=False)

    def limited(self) -> None:
        if self.calls["limited"] == 1:
            self.fail(429, retry_after="0.01")
        else:
            self.good()

    def broken(self) -> None:
        self.fail(500)

    def refusing(self) -> None:
        self.fail(401)

    def silent(self) -> None:
        time.sleep(1.0)

    def rubbish(self) -> None:
        body = b"<html>Welcome to the gateway</html>"
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def chatty(self) -> None:
        self.stream("Sure! Here are the claims:\n\n", "- 12 boats")

    def fenced(self) -> None:
        self.stream("```json\n", REPLY, "\n```")

    def cut(self) -> None:
        self.stream(REPLY[:-2] + ", ", json.dumps(CLAIM)[:60], end=False)

    def endless(self) -> None:
        self.stream(*(["boats " * 20_000] * 100))


@contextmanager
def protocol_server() -> Iterator[tuple[str, type[_Handler]]]:
    """The address of a running server, and its handler with what was asked so far."""
    handler = type("Handler", (_Handler,), {"calls": Counter(), "prompts": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1", handler
    finally:
        server.shutdown()
        server.server_close()
