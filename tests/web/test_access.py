"""Who is let in, and what every answer tells browsers."""

from __future__ import annotations

import socket
from http.cookies import SimpleCookie

import aiohttp
import pytest

from briefing.web.access import HEADERS, Access, bound_names
from briefing.web.server import FILES
from tests.web.visiting import STAND_IN, program, visiting, visitor

PATHS = ("/", "/ws", "/static/textual.js", "/static/desk.js", "/static/none", "/download/0", "/none")


@pytest.mark.parametrize("path", PATHS)
async def test_without_the_token_nothing_is_given(path: str) -> None:
    async with visiting(program(STAND_IN)) as known, visitor(known.address) as stranger:
        assert await stranger.status(path) == 403
        assert await stranger.status(f"{path}?token=") == 403
        assert await stranger.status(f"{path}?token=é") == 403
        assert await stranger.status(f"{path}?token={known.address[-43:-1]}") == 403
        assert await known.status(path) != 403


async def test_the_token_is_changed_for_a_cookie_that_scripts_and_other_sites_do_not_get() -> None:
    async with visiting(program(STAND_IN)) as known, visitor(known.address) as newcomer, newcomer.web.get(known.address) as answer:
        cookie = next(iter(SimpleCookie(answer.headers["Set-Cookie"]).values()))
        assert cookie["httponly"]
        assert cookie["samesite"] == "Strict"
        assert cookie.value not in known.address
        assert await newcomer.status("/") == 200


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("origin", ["http://news.example", "https://{own}", "http://{own}.news.example", "http://127.0.0.1", "null", ""])
async def test_a_page_from_elsewhere_gets_nothing(path: str, origin: str) -> None:
    async with visiting(program(STAND_IN)) as known:
        own = known.root.removeprefix("http://")
        assert await known.status(path, Origin=origin.format(own=own)) == 403
        assert await known.status(path, Origin=known.root) != 403


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "host", ["news.example", "news.example:{port}", "localhost.news.example", "127.0.0.1@news.example", "127.0.0.2:{port}", "[::1]", "a b"]
)
async def test_a_name_that_was_led_here_gets_nothing(path: str, host: str) -> None:
    async with visiting(program(STAND_IN)) as known:
        port = known.root.rpartition(":")[2]
        # As DNS rebinding does it: the page's own name, and so its own origin, lead to this server.
        asked = host.format(port=port)
        assert await known.status(path, Host=asked, Origin=f"http://{asked}", Cookie=await cookie(known.address)) == 403
        assert await known.status(path, Host=f"localhost:{port}", Cookie=await cookie(known.address)) != 403


async def cookie(address: str) -> str:
    """The cookie of somebody who knows the token, under whatever name they ask."""
    async with visitor(address) as one, one.web.get(address) as answer:
        return answer.headers["Set-Cookie"].partition(";")[0]


async def test_a_websocket_from_elsewhere_is_refused() -> None:
    async with visiting(program(STAND_IN)) as known:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await known.web.ws_connect(f"{known.root}/ws", origin="http://news.example")
        assert refused.value.status == 403


@pytest.mark.parametrize("path", [*PATHS, "/?token=wrong"])
async def test_every_answer_forbids_frames_and_what_lies_elsewhere(path: str) -> None:
    async with visiting(program(STAND_IN)) as known, known.web.get(known.root + path) as answer:
        assert HEADERS.items() <= answer.headers.items()
        assert answer.headers["X-Frame-Options"] == "DENY"
        policy = dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";"))
        assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
        assert policy["script-src"] == "'self'"
        assert set(" ".join(policy.values()).split()) <= {"'none'", "'self'", "'unsafe-inline'", known.root.replace("http:", "ws:")}
        assert "'unsafe-inline'" not in policy["script-src"]


async def test_only_files_of_the_page_are_given() -> None:
    async with visiting(program(STAND_IN)) as known:
        for name in FILES:
            assert await known.status(f"/static/{name}") == 200
        for name in ("..%2f..%2fserver.py", "%2e%2e/index.html", "..\\desk.js", "/etc/passwd", ""):
            assert await known.status(f"/static/{name}") == 404


async def test_the_page_has_a_title_and_names_nothing_elsewhere() -> None:
    async with visiting(program(STAND_IN)) as known, known.web.get(known.address) as answer:
        page = await answer.text()
    assert "<title>harbour</title>" in page
    assert "http" not in page.replace("ws://127.0.0.1", "").replace("data-session-websocket-url", "")
    assert "https://" not in page


@pytest.mark.parametrize(
    ("host", "names"),
    [
        ("127.0.0.1", {"localhost"}),
        ("::1", {"localhost"}),
        ("0.0.0.0", {"localhost", socket.gethostname().lower()}),
        ("::", {"localhost", socket.gethostname().lower()}),
        ("Desk.example", {"desk.example"}),
    ],
)
def test_the_names_fit_what_is_bound(host: str, names: set[str]) -> None:
    assert names <= bound_names(host)
    assert "news.example" not in bound_names(host)
    assert Access(host).token != Access(host).token
