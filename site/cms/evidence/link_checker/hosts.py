"""Where a checker of links may go: to public hosts alone, and to none too often.

An address comes from an editor or a redirect, so it could name this machine or a neighbour in
its network. A name is resolved once, its numbers are looked at, and the connection goes to the
very number that was looked at.
"""

import socket
import threading
import time
from ipaddress import IPv6Address, ip_address, ip_network

from foundation.exceptions import ActionNotPossible

# Numbers that stand for others: what is behind them cannot be seen.
TRANSLATED = tuple(ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16"))


class MayNotAsk(ActionNotPossible):
    """The address is none that a checker asks; the words say why."""


class NameUnknown(Exception):
    """No such host name."""


def number_of(host: str, port: int, *, may_go_inside: bool) -> str:
    """The number to connect to. Raises `MayNotAsk`, `NameUnknown`, or OSError where the names
    themselves cannot be asked for now."""
    try:
        found = socket.getaddrinfo(host.encode("idna"), port, type=socket.SOCK_STREAM)
    except UnicodeError:
        raise MayNotAsk("Its host name cannot be read.") from None
    except socket.gaierror as error:
        if error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)):
            raise NameUnknown(host) from None
        raise
    numbers = [str(info[4][0]) for info in found]
    if not may_go_inside and not all(is_public(number) for number in numbers):
        raise MayNotAsk("It leads to a private address, which is not asked.")
    return numbers[0]


def is_public(number: str) -> bool:
    ip = ip_address(number.partition("%")[0])
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if any(ip in net for net in TRANSLATED):
            return False
    return ip.is_global and not ip.is_multicast


class Manners:
    """Lets threads ask one host at most once in `pause` seconds."""

    def __init__(self, pause: float) -> None:
        self.pause = pause
        self._free: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait(self, host: str) -> None:
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._free.get(host, now))
            self._free[host] = turn + self.pause
        time.sleep(turn - now)
