"""Who may come in: visitors who know the token, from pages of ours, by a name of the machine that was bound."""

from __future__ import annotations

import hmac
import ipaddress
import re
import secrets
import socket
from urllib.parse import urlsplit

from aiohttp import web

_ADDRESS = re.compile(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")
"""What a Host header may look like: a name or a number, and a port."""

HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Server": "briefing",
}
# The terminal of the page makes its style sheets itself, so styles stay open; scripts are files of ours and nothing else.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self'; "
    "connect-src {connect}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)

NO_TOKEN = "This desk is opened with the address that `briefing serve` printed: it ends in a token."
FOREIGN_HOST = "This desk is not served under that name. Use an address that `briefing serve` printed."
FOREIGN_ORIGIN = "Another page asked for this desk. Only its own page may."


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what is bound to `host`."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def is_everywhere(host: str) -> bool:
    """Whether `host` stands for all addresses of this machine."""
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return not host


def bound_names(host: str) -> frozenset[str]:
    """The names under which what is bound to `host` is asked for; its numbers are known of each connection."""
    if is_loopback(host):
        return frozenset({"localhost"})
    if is_everywhere(host):
        own = socket.gethostname().lower()
        return frozenset({"localhost", own, f"{own}.local"})
    return frozenset({host.lower()})


class Access:
    """The token of one server, the cookie that it is changed for, and the check of every request."""

    def __init__(self, host: str) -> None:
        self.token = secrets.token_urlsafe(32)
        self._cookie = secrets.token_urlsafe(32)
        self._names = bound_names(host)

    def refusal(self, request: web.Request) -> str:
        """Why a request is not answered, or nothing."""
        if not self._is_own_host(request):
            return FOREIGN_HOST
        # A browser names the page that asks, whatever the page wants; of a page of ours host and origin are one.
        if request.headers.get("Origin", own_origin(request)).lower() != own_origin(request):
            return FOREIGN_ORIGIN
        return "" if self._is_known(request) else NO_TOKEN

    def _is_own_host(self, request: web.Request) -> bool:
        """Whether the name that was asked for is one of this server: a page that has its own name lead here (DNS rebinding) asks for that.

        The port is not compared: no page can choose it, and behind a tunnel it is another.
        """
        asked = request.headers.getall("Host", [])
        if len(asked) != 1 or not _ADDRESS.fullmatch(asked[0]):
            return False
        name = urlsplit(f"//{asked[0]}").hostname or ""
        return name in self._names or _same_number(name, _own_socket(request)[0])

    def _is_known(self, request: web.Request) -> bool:
        if _same(request.cookies.get(cookie_name(request), ""), self._cookie):
            return True
        return request.path == "/" and _same(request.query.get("token", ""), self.token)

    def remember(self, request: web.Request, response: web.StreamResponse) -> None:
        """Give the browser a cookie in place of the token."""
        response.set_cookie(cookie_name(request), self._cookie, httponly=True, samesite="Strict", path="/")


def own_origin(request: web.Request) -> str:
    """The origin of our pages, as the request names our host."""
    return f"http://{request.host.lower()}"


def cookie_name(request: web.Request) -> str:
    """The cookie's name: with the port, as browsers send cookies to all ports of a host."""
    return f"briefing-{_own_socket(request)[1]}"


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """What every answer says to browsers, the refused ones too: not in frames, nothing from elsewhere, nothing told to others."""
    response.headers.update(HEADERS)
    # Not every browser takes the page's own websocket for 'self'; the policy's grammar has no numbers with colons.
    connect = f"'self' ws://{request.host}" if response.status == 200 and "[" not in request.host else "'self'"
    response.headers["Content-Security-Policy"] = POLICY.format(connect=connect)


def _own_socket(request: web.Request) -> tuple[str, int]:
    """The address of ours that the request came in by."""
    name = request.transport.get_extra_info("sockname") if request.transport else None
    return (name[0], name[1]) if name else ("", 0)


def _same_number(name: str, address: str) -> bool:
    try:
        return ipaddress.ip_address(name) == ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False


def _same(given: str, right: str) -> bool:
    """Whether two secrets are one; takes as long for a near one as for a far one."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), right.encode())
