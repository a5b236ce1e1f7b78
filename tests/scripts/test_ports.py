"""A port that cannot be served on is told of in a sentence, before anything else is done."""

import socket

import pytest

from scripts.ports import HOST, why_not


def test_a_free_port_is_no_obstacle() -> None:
    with socket.socket() as other:
        other.bind((HOST, 0))
        free = other.getsockname()[1]
    assert why_not(str(free)) == ""


def test_a_port_in_use_names_another_to_try() -> None:
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        assert why_not(str(port)).startswith(f"Port {port} is in use by another program.")
        assert "make run PORT=" in why_not(str(port))


@pytest.mark.parametrize("port", ["", "0", "65536", "-1", "8000x", "eight", "²"])
def test_what_is_no_port_is_refused(port: str) -> None:
    assert "is not a port" in why_not(port)
