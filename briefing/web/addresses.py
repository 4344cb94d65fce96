"""The addresses that a served desk is reached at."""

from __future__ import annotations

import socket

from briefing.web.access import is_everywhere

# Of the ranges for documentation: no packet is sent, the system only says by which address of ours one would leave.
_ELSEWHERE = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}


def reachable(host: str) -> list[str]:
    """The hosts to put into an address for what is bound to `host`, nearest first."""
    if not is_everywhere(host):
        return [host]
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = ["::1" if family == socket.AF_INET6 else "127.0.0.1", _outward(family)]
    return list(dict.fromkeys(filter(None, found)))


def address(host: str, port: int, token: str) -> str:
    """What to type into a browser."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/?token={token}"


def _outward(family: socket.AddressFamily) -> str:
    """This machine's own address among others; empty where it stands alone."""
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as one:
            one.connect((_ELSEWHERE[family], 9))
            return str(one.getsockname()[0])
    except OSError:
        return ""
