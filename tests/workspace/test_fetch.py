"""Fetching, against a server on loopback."""

from __future__ import annotations

import ipaddress
import os
import resource
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from click.testing import CliRunner

from briefing.cli import cli
from briefing.model import Source
from briefing.reading import read_paths
from briefing.workspace import fetch, files
from tests.reading import making
from tests.workspace.loopback import served

INSIDE = fetch.Rules(private=True, seconds=5.0, most_bytes=100_000)


class Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = unquote(self.path.split("?")[0])
        if path == "/moved":
            self._answer(302, "text/plain", b"", {"Location": "/water/tarma"})
        elif path == "/around":
            self._answer(302, "text/plain", b"", {"Location": "/around"})
        elif path == "/elsewhere":
            self._answer(302, "text/plain", b"", {"Location": "file:///etc/passwd"})
        elif path == "/nowhere":
            self._answer(302, "text/plain", b"", {"Location": "http://[::1"})
        elif path == "/in letters":
            self._answer(302, "text/plain", b"", {"Location": "/agua/tarma-año".encode().decode("latin-1")})
        elif path == "/agua/tarma-año":
            self._answer(200, "text/html", making.PAGE.encode())
        elif path == "/empty":
            self._answer(200, "text/html", b" \n")
        elif path == "/picture":
            self._answer(200, "image/png", b"\x89PNG")
        elif path == "/cut":
            self._answer(200, "text/html", b"<p>The dam", {"Content-Length": "1000"})
        elif path == "/no web":
            self.wfile.write(b"SSH-2.0\r\n\r\n")
        elif path.startswith("/odd/"):
            self._answer(200, "application/octet-stream", making.PAGE.encode())
        elif path == "/large":
            self._answer(200, "text/html", b"x" * 300_000)
        elif path == "/inwards":
            self._answer(302, "text/plain", b"", {"Location": f"http://inside.example:{self.port}/water/tarma"})
        elif path == "/rude":
            self.send_response(500, "\x1b]0;owned\x07\u009b2J")
            self.end_headers()
        elif path == "/slow head":
            self._drip(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 1000)
        elif path == "/slow":
            self.send_response(200)
            self.end_headers()
            self._drip(b"x" * 1000)
        elif path == "/water/tarma":
            self._answer(
                200,
                "text/html; charset=iso-8859-1",
                making.PAGE.replace('<meta charset="utf-8">', "").replace("“", '"').replace("”", '"').replace("’", "'").encode("latin-1"),
            )
        else:
            self._answer(404, "text/plain", b"")

    @property
    def port(self) -> int:
        return self.connection.getsockname()[1]  # type: ignore[no-any-return]

    def _answer(self, status: int, kind: str, data: bytes, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **(more or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def _drip(self, data: bytes) -> None:
        with suppress(OSError):  # the other side gives up, as it should
            for place in range(len(data)):
                self.wfile.write(data[place : place + 1])
                self.wfile.flush()
                time.sleep(0.05)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(Server) as address:
        yield address


def test_a_page_becomes_a_file_that_knows_where_it_came_from(address: str, tmp_path: Path) -> None:
    moves: list[tuple[str, str]] = []
    page = fetch.fetch(f"{address}/moved", INSIDE, lambda before, after: moves.append((before, after)))
    assert moves == [(f"{address}/moved", f"{address}/water/tarma")]
    first, second = fetch.save(page, tmp_path), fetch.save(page, tmp_path)
    assert first.name == "127.0.0.1-tarma.html"
    assert second.name == "127.0.0.1-tarma-2.html"
    source = next(found for found in read_paths([first]) if isinstance(found, Source))
    assert making.FIRST in source.text
    assert source.metadata.fetched is not None
    assert source.metadata.address is not None
    assert source.metadata.address.origin == "canonical link"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/around", "leads on"),
        ("/elsewhere", "only http"),
        ("/nowhere", "what is no address"),
        ("/large", "larger than"),
        ("/none", "404"),
        ("/empty", "the page is empty"),
        ("/picture", "a picture, not an article"),
        ("/cut", "ended before the page did"),
        ("/no%20web", "no web server"),
    ],
)
def test_what_is_refused_says_why(address: str, path: str, said: str) -> None:
    with pytest.raises(fetch.FetchError, match=said):
        fetch.fetch(address + path, INSIDE)


def test_an_answer_may_lead_on_in_letters_of_any_script(address: str) -> None:
    assert fetch.fetch(f"{address}/in%20letters", INSIDE).address.endswith("/agua/tarma-año")


@pytest.mark.parametrize("end", ["a.\x1b[31m", "a." + "z" * 300, "a.%2e%2e%2f", "z" * 300])
def test_an_odd_address_makes_the_name_of_a_file(address: str, end: str, tmp_path: Path) -> None:
    file = fetch.save(fetch.fetch(f"{address}/odd/{end}", INSIDE), tmp_path)
    assert file.parent == tmp_path
    assert file.suffix == ".html"
    assert file.name.isprintable()
    assert any(isinstance(found, Source) for found in read_paths([file]))


@pytest.mark.parametrize("path", ["/slow", "/slow%20head"])
def test_a_server_that_drips_is_left(address: str, path: str) -> None:
    begun = time.monotonic()
    with pytest.raises(fetch.FetchError, match="too long"):
        fetch.fetch(f"{address}{path}", fetch.Rules(private=True, seconds=0.3))
    assert time.monotonic() - begun < 30  # all of it would take fifty


class Names:
    """A directory of hosts in place of the system's, which counts how often it was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, **hosts: list[list[str]]) -> None:
        self.hosts, self.asked = hosts, 0
        monkeypatch.setattr(socket, "getaddrinfo", self)

    def __call__(self, host: str, port: int, *_: object, **__: object) -> list[object]:
        answers = self.hosts.get(host.removesuffix(".example"), [[host]])
        numbers = answers[min(self.asked, len(answers) - 1)]
        self.asked += host.endswith(".example")
        return [(socket.AF_INET6 if ":" in number else socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in numbers]


def test_a_number_that_does_not_answer_costs_no_page(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = address.rpartition(":")[2]
    Names(monkeypatch, two=[["127.0.0.9", "127.0.0.1"]])  # the server listens on the second alone
    page = fetch.fetch(f"http://two.example:{port}/water/tarma", INSIDE)
    assert making.FIRST.encode() in page.data


def test_a_page_outside_can_not_lead_inside(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = address.rpartition(":")[2]
    Names(monkeypatch, outside=[["93.184.216.34"]], inside=[["127.0.0.1"]])
    # What stands for the world outside is the server on loopback.
    connect = socket.create_connection
    monkeypatch.setattr(socket, "create_connection", lambda place, **rest: connect(("127.0.0.1", place[1]), **rest))
    with pytest.raises(fetch.FetchError, match=r"inside\.example is inside the own network"):
        fetch.fetch(f"http://outside.example:{port}/inwards", fetch.Rules(seconds=5.0))


def test_a_name_that_changes_its_mind_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    names = Names(monkeypatch, turning=[["93.184.216.34"], ["127.0.0.1"]])
    reached: list[str] = []

    def connect(place: tuple[str, int], **_: object) -> socket.socket:
        reached.append(place[0])
        raise ConnectionRefusedError("nobody is there")

    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(fetch.FetchError):
        fetch.fetch("http://turning.example/", fetch.Rules(seconds=5.0))
    assert (names.asked, reached) == (1, ["93.184.216.34"])


def test_of_a_name_for_inside_and_outside_only_what_is_outside_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    Names(monkeypatch, both=[["10.0.0.1", "93.184.216.34", "fd00::1", "2606:2800::1"]])
    assert fetch._places("both.example", 80, private=False) == ["93.184.216.34", "2606:2800::1"]


def test_what_a_server_says_does_not_act_on_the_terminal(address: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["add", f"{address}/rude", "--private", "--to", str(tmp_path)])
    assert done.exit_code == 1
    assert "owned" in done.stderr
    assert not set(done.stderr) & set("\x1b\x07\x9b")


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "localhost", "10.0.0.1", "169.254.169.254", "0.0.0.0", "2130706433", "0x7f.1", "１２７.0.0.1"),
        *(
            "[::1]",
            "[::ffff:127.0.0.1]",
            "[::127.0.0.1]",
            "[64:ff9b::a00:1]",
            "[64:ff9b:1::1]",
            "[2002:7f00:1::]",
            "[fec0::1]",
            "[fd00::1]",
        ),
    ],
)
def test_the_own_network_is_not_asked_unless_the_user_says_so(host: str) -> None:
    with pytest.raises(fetch.FetchError, match="inside the own network"):
        fetch.fetch(f"http://{host}/", fetch.Rules(seconds=1.0))


@pytest.mark.parametrize("number", ["93.184.216.34", "2606:2800::1", "64:ff9b::5db8:d822", "::ffff:93.184.216.34"])
def test_the_world_outside_is_asked(number: str) -> None:
    assert fetch._is_public(ipaddress.ip_address(number))


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://x.example/a", "javascript:alert(1)", "http://", "http://user:pw@x.example/", "http://x.example:99999/"],
)
def test_only_addresses_of_pages_are_fetched(address: str) -> None:
    with pytest.raises(fetch.FetchError):
        fetch.fetch(address, INSIDE)


def test_what_is_missing_before_an_address_is_said() -> None:
    with pytest.raises(fetch.FetchError, match="https:// is missing"):
        fetch.fetch("andeanpost.example/water", INSIDE)
    with pytest.raises(fetch.FetchError, match="can't be a host"):
        fetch.fetch("https://andeanpost..example/water", INSIDE)


def test_the_command_says_what_it_wrote_and_what_failed(address: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["add", f"{address}/water/tarma", f"{address}/none", "--private", "--to", str(tmp_path / "corpus")])
    assert done.exit_code == 1
    assert done.stdout.strip() == str(tmp_path / "corpus" / "127.0.0.1-tarma.html")
    assert "404" in done.stderr


def page(address: str, kind: str = "text/html") -> fetch.Page:
    return fetch.Page(address=address, kind=kind, charset="utf-8", data=making.PAGE.encode())


@pytest.mark.parametrize(
    "address",
    [
        "http://briefing/-.yaml",
        "http://briefing/.yaml",
        "http://briefing.edits/-.yaml",
        "http://www.briefing/-.yml",
        "http://BRIEFING.Edits/-.yaml",
    ],
)
def test_a_host_of_our_name_makes_no_file_of_ours(address: str, tmp_path: Path) -> None:
    for _ in range(2):
        file = fetch.save(page(address, "application/octet-stream"), tmp_path)
        assert not file.name.lower().startswith("briefing.")
    assert not {"briefing.yaml", "briefing.edits.yaml"} & {path.name for path in tmp_path.iterdir()}


@pytest.mark.parametrize("letter", ["я", "港", "ก", "😀", "e"])
def test_a_long_name_is_cut_by_bytes_and_between_letters(letter: str, tmp_path: Path) -> None:
    for escaped in (letter, quote(letter)):
        file = fetch.save(page(f"https://port.example/{escaped * 200}.html"), tmp_path)
        assert len(file.name.encode()) <= 143
        assert file.name.startswith("port.example")
        assert file.name.isprintable()
        assert "%" not in file.name


def test_a_page_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            fetch.save(page("https://port.example/strike"), tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert list(tmp_path.iterdir()) == []


def test_one_page_that_cannot_be_written_does_not_cost_the_others(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = files.write_new

    def full(folder: Path, stem: str, suffix: str, data: bytes) -> Path:
        if "first" in stem:
            raise OSError(28, "No space left on device")
        return real(folder, stem, suffix, data)

    monkeypatch.setattr(fetch, "write_new", full)
    done = CliRunner().invoke(cli, ["add", f"{address}/odd/first", f"{address}/odd/second", "--to", str(tmp_path), "--private"])
    assert done.exit_code == 1
    assert f"{address}/odd/first: it can't be written into {tmp_path}: No space left on device." in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["127.0.0.1-second.html", "briefing-added.ris"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links on this system")
def test_a_link_that_lies_where_a_page_would_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("precious")
    (tmp_path / "port.example-strike.html").symlink_to("mine")
    (tmp_path / "port.example-strike-2.html").symlink_to("not there")
    assert fetch.save(page("https://port.example/strike"), tmp_path).name == "port.example-strike-3.html"
    assert (tmp_path / "mine").read_text() == "precious"
    assert not (tmp_path / "not there").exists()
