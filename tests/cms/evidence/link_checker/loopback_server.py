"""A server on loopback that answers in every way that a link may."""

import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from typing import Any

TO = {
    "loop": "/loop/",
    "moved": "/status/200",
    "lost": "/status/410",
    "file": "file:///etc/passwd",
    "inside": "http://10.0.0.1/",
}


class Answers(BaseHTTPRequestHandler):
    """`/status/404` answers that; `/no-head/` knows GET alone; `/loop/` leads to itself."""

    asked: list[tuple[str, str]] = []

    def do_HEAD(self) -> None:
        self.answer("HEAD")

    def do_GET(self) -> None:
        self.answer("GET")

    def answer(self, method: str) -> None:
        self.asked.append((method, self.path))
        part = self.path.partition("?")[0].strip("/").split("/")
        if part[0] == "slow":
            time.sleep(2)
        if part[0] == "drip":
            self.drip()
            return
        status = {
            "status": lambda: int(part[1]),
            "no-head": lambda: 405 if method == "HEAD" else 200,
        }
        self.send_response(status.get(part[0], lambda: 302 if part[0] in TO else 200)())
        if part[0] in TO:
            self.send_header("Location", TO[part[0]])
        self.send_header("Content-Length", "0")
        self.end_headers()

    def drip(self) -> None:
        """A byte now and then, and never a whole line."""
        with suppress(OSError):
            for _ in range(30):
                self.wfile.write(b"H")
                self.wfile.flush()
                time.sleep(0.1)

    def log_message(self, *args: Any) -> None:
        """Silent."""
