"""What must not happen on any page, noticed while a journey walks through the site."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError


@dataclass
class Watch:
    """Collects requests to other hosts, console errors (a breach of the security policy is one),
    uncaught errors of scripts, and answers with status 500 and above.

    `expected` are parts of messages that the journey brings about on purpose, such as "404".
    """

    url: str
    expected: list[str] = field(default_factory=list)
    noticed: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("console", self._console)
        context.on("weberror", self._error)

    def unexpected(self) -> list[str]:
        return [words for words in self.noticed if not any(part in words for part in self.expected)]

    def _request(self, request: Request) -> None:
        asked = urlsplit(request.url)
        own = urlsplit(self.url)
        if asked.scheme in ("http", "https", "ws", "wss") and asked.netloc != own.netloc:
            self.noticed.append(f"another host was asked: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 500:
            self.noticed.append(f"status {response.status}: {response.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.noticed.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _error(self, error: WebError) -> None:
        self.noticed.append(f"script: {error.error}")
