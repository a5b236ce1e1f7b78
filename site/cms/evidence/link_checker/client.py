"""Asking one address whether something stands there."""

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, urljoin, urlsplit

from django.utils.encoding import iri_to_uri

from cms.evidence.link_checker.hosts import Manners, MayNotAsk, NameUnknown, number_of

REDIRECTS = (301, 302, 303, 307, 308)
# Gone for good, or never there. Any other refusal may be meant for machines alone.
GONE = (404, 410)


class Outcome(StrEnum):
    WORKS = "works"
    FAILED = "failed"
    NO_SUCH_NAME = "no such name"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Answer:
    outcome: Outcome
    words: str


@dataclass(frozen=True)
class Asking:
    """How addresses are asked: `seconds` is for each connection from its start to its end."""

    agent: str
    manners: Manners
    seconds: float = 15.0
    most_redirects: int = 5
    may_go_inside: bool = False

    def ask(self, address: str) -> Answer:
        """HEAD first; GET where that was not answered as hoped, since many servers know no HEAD."""
        answer = self._ask(address, "HEAD")
        return answer if answer.outcome is Outcome.WORKS else self._ask(address, "GET")

    def _ask(self, address: str, method: str) -> Answer:
        try:
            return judged(self._follow(address, method))
        except MayNotAsk as refusal:
            return Answer(Outcome.UNCLEAR, str(refusal))
        except NameUnknown as unknown:
            return Answer(Outcome.NO_SUCH_NAME, f"No host is called {unknown} (any more).")
        except TimeoutError:
            return Answer(Outcome.UNCLEAR, f"It did not answer within {self.seconds:g} seconds.")
        except ConnectionRefusedError:
            return Answer(Outcome.FAILED, "Its host takes no connection.")
        except ssl.SSLError:
            return Answer(Outcome.UNCLEAR, "Its certificate could not be verified.")
        except (OSError, http.client.HTTPException, ValueError) as error:
            return Answer(Outcome.UNCLEAR, f"The connection failed ({type(error).__name__}).")

    def _follow(self, address: str, method: str) -> int:
        """The status at the end of all redirects, each of which is looked at anew."""
        for _ in range(self.most_redirects + 1):
            parts = urlsplit(iri_to_uri(address))
            status, location = self._once(parts, method)
            if status not in REDIRECTS or not location:
                return status
            address = urljoin(parts.geturl(), location)
        raise MayNotAsk(f"It was redirected more than {self.most_redirects} times.")

    def _once(self, parts: SplitResult, method: str) -> tuple[int, str]:
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
            raise MayNotAsk("It leads to something else than a plain web address.")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        number = number_of(parts.hostname, port, may_go_inside=self.may_go_inside)
        self.manners.wait(parts.hostname)
        target = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        with connected(parts.scheme, parts.hostname, number, port, self.seconds) as connection:
            connection.request(method, target, headers={"User-Agent": self.agent, "Accept": "*/*"})
            response = connection.getresponse()
            return response.status, response.getheader("Location", "")


def judged(status: int) -> Answer:
    if status < 400:
        return Answer(Outcome.WORKS, f"It answered {status}.")
    if status in GONE:
        return Answer(Outcome.FAILED, f"It answered {status}: there is nothing.")
    return Answer(Outcome.UNCLEAR, f"It answered {status}: it may refuse machines, or be ill.")


@contextmanager
def connected(
    scheme: str, host: str, number: str, port: int, seconds: float
) -> Iterator[http.client.HTTPConnection]:
    """A connection to that very number under the host's name. Whatever happens it ends after
    `seconds`, also where the other side sends a byte now and then."""
    sock = socket.create_connection((number, port), timeout=seconds)
    too_late = threading.Event()

    def cut() -> None:
        too_late.set()
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    connection = http.client.HTTPConnection(host, port, timeout=seconds)
    try:
        if scheme == "https":
            sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
        connection.sock = sock
        yield connection
    except (OSError, http.client.HTTPException):
        if too_late.is_set():
            raise TimeoutError from None
        raise
    finally:
        timer.cancel()
        connection.close()
        sock.close()
