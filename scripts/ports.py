"""Find out before the long steps whether the port is free. Usage: python -m scripts.ports PORT"""

import errno
import socket
import sys

HOST = "127.0.0.1"


def why_not(port: str) -> str:
    """A sentence that says why the site cannot be served on `port`; empty if it can."""
    if not (port.isdecimal() and 0 < int(port) < 65536):
        return f"PORT={port} is not a port: give a whole number from 1 to 65535."
    with socket.socket() as listener:
        # As the server does it: a connection of a server that just ended is no obstacle.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, int(port)))
        except OSError as error:
            return _words(error, port)
    return ""


def _words(error: OSError, port: str) -> str:
    if error.errno == errno.EADDRINUSE:
        other = int(port) + 1 if int(port) < 65535 else 8000
        return (
            f"Port {port} is in use by another program. "
            f"Stop that program, or choose another port: make run PORT={other}"
        )
    if error.errno == errno.EACCES:
        return f"Port {port} is kept for the administrator of this machine: choose one above 1023."
    return f"Port {port} cannot be used: {error.strerror}."


if __name__ == "__main__":
    sys.exit(why_not(sys.argv[1]) or None)
