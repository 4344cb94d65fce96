"""The way to a host: straight, or by the proxy that the environment names (`https_proxy`, `no_proxy`)."""

from __future__ import annotations

import base64
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from msgspec import field

from briefing.model import Record


class Way(Record, frozen=True):
    """What is connected to, and what a proxy is told of who asks."""

    host: str
    port: int
    proxy: bool = False
    headers: dict[str, str] = field(default_factory=dict)


def way_to(parts: SplitResult) -> Way:
    """The way to the host of an address. Raises `ValueError` for a proxy that is none."""
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    named = getproxies()
    address = named.get(parts.scheme) or named.get("all")
    if not address or proxy_bypass(f"{host}:{port}"):
        return Way(host=host, port=port)
    proxy = urlsplit(address if "://" in address else f"http://{address}")
    if proxy.scheme != "http" or not proxy.hostname:
        raise ValueError(f"the proxy that the environment names ({proxy.scheme}://{proxy.hostname or ''}) is no HTTP proxy")
    headers = {}
    if proxy.username:
        who = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
        headers["Proxy-Authorization"] = f"Basic {base64.b64encode(who.encode()).decode()}"
    return Way(host=proxy.hostname, port=proxy.port or 80, proxy=True, headers=headers)
