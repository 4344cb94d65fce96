"""Fetching, against a server on loopback."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing.cli import cli
from briefing.model import Source
from briefing.reading import read_paths
from briefing.workspace import fetching
from tests.reading import making

INSIDE = fetching.Rules(private=True, seconds=5.0, most_bytes=100_000)


class Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        if path == "/moved":
            self._answer(302, "text/plain", b"", {"Location": "/water/tarma"})
        elif path == "/around":
            self._answer(302, "text/plain", b"", {"Location": "/around"})
        elif path == "/elsewhere":
            self._answer(302, "text/plain", b"", {"Location": "file:///etc/passwd"})
        elif path == "/large":
            self._answer(200, "text/html", b"x" * 300_000)
        elif path == "/slow":
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(100):
                    self.wfile.write(b"x")
                    self.wfile.flush()
                    time.sleep(0.05)
            except OSError:
                pass  # the other side has given up, as it should
        elif path == "/water/tarma":
            self._answer(
                200,
                "text/html; charset=iso-8859-1",
                making.PAGE.replace('<meta charset="utf-8">', "").replace("“", '"').replace("”", '"').replace("’", "'").encode("latin-1"),
            )
        else:
            self._answer(404, "text/plain", b"")

    def _answer(self, status: int, kind: str, data: bytes, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **(more or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_becomes_a_file_that_knows_where_it_came_from(address: str, tmp_path: Path) -> None:
    moves: list[tuple[str, str]] = []
    page = fetching.fetch(f"{address}/moved", INSIDE, lambda before, after: moves.append((before, after)))
    assert moves == [(f"{address}/moved", f"{address}/water/tarma")]
    first, second = fetching.save(page, tmp_path), fetching.save(page, tmp_path)
    assert first.name == "127.0.0.1-tarma.html"
    assert second.name == "127.0.0.1-tarma-2.html"
    source = next(found for found in read_paths([first]) if isinstance(found, Source))
    assert making.FIRST in source.text
    assert source.metadata.fetched is not None
    assert source.metadata.address is not None
    assert source.metadata.address.origin == "canonical link"


@pytest.mark.parametrize(
    ("path", "said"),
    [("/around", "leads on"), ("/elsewhere", "only http"), ("/large", "larger than"), ("/none", "404")],
)
def test_what_is_refused_says_why(address: str, path: str, said: str) -> None:
    with pytest.raises(fetching.FetchError, match=said):
        fetching.fetch(address + path, INSIDE)


def test_a_server_that_drips_is_left(address: str) -> None:
    with pytest.raises(fetching.FetchError, match="too long"):
        fetching.fetch(f"{address}/slow", fetching.Rules(private=True, seconds=0.3))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "169.254.169.254", "0.0.0.0", "[::ffff:127.0.0.1]", "2130706433"]
)
def test_the_own_network_is_not_asked_unless_the_user_says_so(host: str) -> None:
    with pytest.raises(fetching.FetchError):
        fetching.fetch(f"http://{host}/", fetching.Rules(seconds=1.0))


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://x.example/a", "javascript:alert(1)", "http://", "http://user:pw@x.example/", "http://x.example:99999/"],
)
def test_only_addresses_of_pages_are_fetched(address: str) -> None:
    with pytest.raises(fetching.FetchError):
        fetching.fetch(address, INSIDE)


def test_the_command_says_what_it_wrote_and_what_failed(address: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["add", f"{address}/water/tarma", f"{address}/none", "--private", "--to", str(tmp_path / "corpus")])
    assert done.exit_code == 1
    assert done.stdout.strip() == str(tmp_path / "corpus" / "127.0.0.1-tarma.html")
    assert "404" in done.stderr
