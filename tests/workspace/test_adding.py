"""`briefing add`: lists of addresses, what was fetched before, the record of it, and proxies of the environment."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing.cli import cli
from briefing.model import Source
from briefing.reading import read_paths
from briefing.workspace import added, fetch
from tests.reading import making
from tests.workspace.loopback import served


class Server(BaseHTTPRequestHandler):
    """Answers with a page, and as a proxy with a page too; keeps what was asked for."""

    asked: list[tuple[str, str | None]] = []  # noqa: RUF012 - one list for all requests is the point

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers.get("Proxy-Authorization")))
        if "gone" in self.path:
            self.send_error(404)
            return
        data = making.article_pdf() if self.path.endswith(".pdf") else making.PAGE.encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/pdf" if self.path.endswith(".pdf") else "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    Server.asked = []
    with served(Server) as address:
        yield address


def add(folder: Path, *arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["add", *arguments, "--private", "--to", str(folder)], input=given)


def test_a_list_in_a_file_and_on_standard_input_is_fetched(address: str, tmp_path: Path) -> None:
    listed = tmp_path / "urls.txt"
    listed.write_text(f"# water\n{address}/a\n{address}/b\n", encoding="utf-8")
    done = add(tmp_path / "corpus", "--from", str(listed))
    assert done.exit_code == 0
    assert [Path(line).name for line in done.stdout.splitlines()] == ["127.0.0.1-a.html", "127.0.0.1-b.html"]
    done = add(tmp_path / "corpus", "--from", "-", given=json.dumps({"articles": [{"url": f"{address}/c", "title": "x"}]}))
    assert [Path(line).name for line in done.stdout.splitlines()] == ["127.0.0.1-c.html"]


def test_what_was_fetched_is_not_fetched_again_and_what_failed_is(address: str, tmp_path: Path) -> None:
    assert add(tmp_path, f"{address}/a", f"{address}/gone").exit_code == 1
    Server.asked.clear()
    done = add(tmp_path, f"{address}/a", f"{address}/gone", f"{address}/b")
    assert [path for path, _ in Server.asked] == ["/gone", "/b"]
    assert "1 of 3 were fetched before" in done.stderr
    (tmp_path / "127.0.0.1-a.html").unlink()
    Server.asked.clear()
    add(tmp_path, f"{address}/a")
    assert [path for path, _ in Server.asked] == ["/a"]


def test_the_record_says_of_a_file_that_cannot_say_it_where_it_is_from_and_when(address: str, tmp_path: Path) -> None:
    add(tmp_path, f"{address}/report.pdf")
    rows = json.loads(CliRunner().invoke(cli, ["export", str(tmp_path), "--format", "json", "--no-cache"]).stdout)
    (source,) = rows["sources"]
    assert source["metadata"]["address"]["value"] == f"{address}/report.pdf"
    assert source["metadata"]["fetched"]["value"].startswith("20")
    assert rows["problems"] == []


def test_the_record_of_a_page_is_no_article(address: str, tmp_path: Path) -> None:
    add(tmp_path, f"{address}/a")
    (found,) = read_paths([tmp_path])
    assert isinstance(found, Source)


def test_a_record_that_is_a_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("precious")
    (tmp_path / added.RECORD).symlink_to("mine")
    with pytest.raises(OSError, match="through links"):
        added.note(tmp_path, "https://x.example/a", "https://x.example/a", tmp_path / "a.html")
    assert (tmp_path / "mine").read_text() == "precious"


def test_a_record_that_names_files_elsewhere_names_none(tmp_path: Path) -> None:
    (tmp_path / added.RECORD).write_text("TY  - ELEC\nUR  - https://x.example/a\nL1  - ../../etc/passwd\nER  - \n")
    assert added.done(tmp_path) == {}


def test_the_proxy_of_the_environment_is_asked(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", address.replace("//", "//ana:se%63ret@"))
    page = fetch.fetch("http://quay.example/boats?x=1", fetch.Rules())
    assert page.address == "http://quay.example/boats?x=1"
    assert Server.asked == [("http://quay.example/boats?x=1", "Basic YW5hOnNlY3JldA==")]


def test_what_needs_no_proxy_goes_straight(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert fetch.fetch(f"{address}/a", fetch.Rules(private=True)).data
    assert [path for path, _ in Server.asked] == ["/a"]


def test_a_number_of_the_own_network_is_refused_by_way_of_a_proxy_too(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", address)
    with pytest.raises(fetch.FetchError, match="inside the own network"):
        fetch.fetch("http://10.0.0.7/", fetch.Rules())
    assert Server.asked == []


def test_a_proxy_that_is_none_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:9050")
    with pytest.raises(fetch.FetchError, match="no HTTP proxy"):
        fetch.fetch("http://quay.example/", fetch.Rules())


def test_without_an_address_the_command_says_what_it_needs(tmp_path: Path) -> None:
    done = add(tmp_path)
    assert done.exit_code == 2
    assert "--from FILE" in done.stderr


def test_a_list_that_is_not_there_is_said(tmp_path: Path) -> None:
    done = add(tmp_path, "--from", str(tmp_path / "none.txt"))
    assert done.exit_code == 2
    assert "none.txt" in done.stderr
