"""`briefing serve` as a user starts it: the addresses it prints, real desks, and that nothing outlives it."""

from __future__ import annotations

import asyncio
import html
import os
import signal
import socket
import sys
from pathlib import Path

import pytest

from tests.tui import corpus
from tests.web.visiting import all_gone, eventually, runs, served, started_by, visitor

WEB_PAGE = """<html><head><title>Harbour opens</title><link rel="canonical" href="https://gazette.example/harbour">
<meta property="og:url" content="https://gazette.example/harbour"></head><body><article><h1>Harbour opens</h1>
<p>The harbour of Callao opened again on Monday, and the first ship came in at noon, the port captain said in the evening.</p>
<p>Fishermen said that they had waited for nine days, and that the price of ice had doubled in that time.</p></article></body></html>"""


def has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as one:
            one.bind(("::1", 0))
    except OSError:
        return False
    return True


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL])
async def test_no_desk_outlives_the_server(harbour: Path, ending: signal.Signals) -> None:
    async with served(harbour, "--jobs", "2") as (server, addresses), visitor(addresses[0]) as who:
        await who.enter()
        async with who.desk() as page:
            await page.until_shown("Callao")
            desks = started_by(server.pid)
            assert desks
            server.send_signal(ending)
            closed = await page.until_closed()
            assert closed == ((1006, "") if ending is signal.SIGKILL else (1001, "`briefing serve` was ended."))
            assert await server.wait() == (-9 if ending is signal.SIGKILL else 0)
            await all_gone(desks)


async def test_a_desk_that_is_being_started_does_not_outlive_the_server(harbour: Path) -> None:
    async with served(harbour) as (server, addresses), visitor(addresses[0]) as who:
        await who.enter()
        async with who.desk():

            async def desks() -> set[int]:
                return started_by(server.pid)

            begun = await eventually(desks)
            server.kill()
            await server.wait()
            await all_gone(begun)


async def test_a_desk_is_left_with_its_key_and_its_process_ends(harbour: Path) -> None:
    async with served(harbour) as (server, addresses), visitor(addresses[0]) as who:
        await who.enter()
        async with who.desk() as page:
            await page.until_shown("Callao")
            desks = started_by(server.pid)
            await page.send("stdin", "q")
            assert await page.until_closed() == (1000, "The desk was left.")
            await all_gone(desks)
        assert server.returncode is None


async def test_a_size_that_is_typed_is_none(harbour: Path) -> None:
    async with served(harbour) as (server, addresses), visitor(addresses[0]) as who:
        await who.enter()
        async with who.desk() as page:
            await page.until_shown("Callao")
            # As a terminal reports its size among the keys: a desk of these would take all memory.
            await page.send("stdin", "\x1b[48;100000;100000;100000;100000t")
            await page.send("resize", {"width": 100_000, "height": -5})
            await page.send("resize", {"width": 100, "height": 30})
            await page.send("stdin", "?")
            await page.until_shown("esc")
            assert all(map(runs, started_by(server.pid)))
            memory = max(resident(one) for one in started_by(server.pid))
            assert memory < 400, f"{memory} MB"


def resident(process: int) -> int:
    """Megabytes that a process has had at most."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM:"))


async def test_in_a_browser_an_export_is_a_download_and_no_file_is_written(harbour: Path, home: Path, tmp_path: Path) -> None:
    async with (
        served(harbour, EDITOR=f'{sys.executable} -c \'open("{tmp_path}/edited", "w")\'') as (_, addresses),
        visitor(addresses[0]) as who,
    ):
        await who.enter()
        async with who.desk() as page:
            await page.until_shown("Callao")
            before = files(tmp_path, home)
            await page.send("stdin", "e")
            await page.until_shown("What to download")
            await page.send("stdin", "2")
            await page.until_shown("Download the briefing as")
            assert "to the file" not in page.text
            assert str(Path.cwd()) not in page.text
            await page.send("stdin", "1")
            await page.until(lambda: page.told)
            kind, key = page.told.pop()
            assert kind == "deliver_file_start"
            async with who.web.get(f"{who.root}/download/{key}") as answer:
                assert answer.headers["Content-Disposition"] == 'attachment; filename="briefing.md"'
                assert answer.headers["Content-Type"] == "application/octet-stream"
                text = await answer.text()
            assert text.startswith("---\nbriefing: brief/")
            assert "Rosa Quispe" in text
            assert await who.status(f"/download/{key}") == 404, "it is fetched once"

            await page.send("stdin", "\x13")
            await page.until(lambda: page.told)
            async with who.web.get(f"{who.root}/download/{page.told.pop()[1]}") as answer:
                assert answer.headers["Content-Disposition"].endswith('.svg"')
                assert (await answer.text()).startswith("<svg")

            await page.send("stdin", "o")
            await page.until_shown("No address of gazette.txt")
            await page.send("stdin", "y")
            await page.until_shown("if your browser allows it")
            assert files(tmp_path, home) == before


def files(*folders: Path) -> set[Path]:
    """All files but those of the cache, which the desk writes while it reads."""
    here = [*Path.cwd().iterdir()]
    return {*here, *(file for harbour in folders for file in harbour.rglob("*") if file.is_file() and "cache" not in file.parts)}


async def test_the_address_of_a_source_is_opened_by_the_visitors_browser(harbour: Path) -> None:
    for name in ("gazette.txt", "courier.txt"):
        (harbour / name).unlink()
    (harbour / "page.html").write_text(WEB_PAGE, encoding="utf-8")
    async with served(harbour, EDITOR="true", BROWSER="false") as (_, addresses), visitor(addresses[0]) as who:
        await who.enter()
        async with who.desk() as page:
            await page.until_shown("Callao")
            await page.send("stdin", "o")
            await page.until(lambda: page.told)
            assert page.told == [["open_url", {"url": "https://gazette.example/harbour", "new_tab": True}]]


@pytest.mark.parametrize("name", ["a [", "it's $HOME; `id`", "-n düne 東京", "\udcff<b>"])
async def test_a_folder_of_any_name_is_served(tmp_path: Path, name: str) -> None:
    harbour = tmp_path / name / f"b] c {name}"  # between the two stands [/b], which is markup
    harbour.parent.mkdir()
    corpus.write(harbour)
    async with served("--", harbour) as (_, addresses), visitor(addresses[0]) as who:
        async with who.web.get(addresses[0]) as answer:
            assert f"<title>briefing: b] c {html.escape(name.replace(chr(0xDCFF), chr(0xFFFD)))}</title>" in await answer.text()
        async with who.desk() as page:
            await page.until_shown("Callao")


async def test_modules_that_lie_among_the_articles_are_not_run(harbour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("yaml", "rich", "briefing", "sitecustomize"):
        (harbour / f"{name}.py").write_text(f"open({str(tmp_path / 'run')!r}, 'w').close()", encoding="utf-8")
    command = Path(sys.executable).parent / "briefing"
    server = await asyncio.create_subprocess_exec(command, "serve", "--port", "0", ".", cwd=harbour, stderr=asyncio.subprocess.PIPE)
    try:
        assert server.stderr
        address = (await server.stderr.readline()).decode().split()[-1]
        async with visitor(address) as who:
            await who.enter()
            async with who.desk() as page:
                await page.until_shown("Callao")
        assert not (tmp_path / "run").exists()
    finally:
        server.terminate()
        await server.wait()


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "0.0.0.0", "::1", "[::1]", "::"])
async def test_every_address_that_is_printed_works(harbour: Path, host: str) -> None:
    if ":" in host and not has_ipv6():
        pytest.skip("no IPv6 here")
    async with served(harbour, "--host", host) as (_, addresses):
        assert addresses
        for address in addresses:
            assert "0.0.0.0" not in address
            assert "[::]" not in address
            assert ("[" in address) == (":" in host)
            async with visitor(address) as who:
                await who.enter()
                async with who.desk() as page:
                    await page.send("ping", "1")
                    await page.until(lambda page=page: ["pong", "1"] in page.told)  # type: ignore[misc]
                assert await who.status("/", Host="news.example") == 403


async def run(*arguments: str | Path) -> tuple[int | None, str]:
    """Run `briefing serve` where it can't start: its exit code and what it says."""
    command = [sys.executable, "-m", "briefing", "serve", *map(str, arguments)]
    process = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.PIPE)
    _, said = await process.communicate()
    return process.returncode, said.decode()


async def test_what_is_missing_is_named_by_its_own_name(harbour: Path) -> None:
    begin = f"import sys; sys.modules['textual_serve'] = None; sys.argv = ['briefing', 'serve', {str(harbour)!r}]"
    code = f"{begin}\nfrom briefing.__main__ import main; main()"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stderr=asyncio.subprocess.PIPE)
    _, said = await process.communicate()
    assert process.returncode == 2
    assert b"`pip install textual-serve` brings it" in said
    assert b"briefing[" not in said


async def test_the_warning_says_what_a_visitor_can_do(harbour: Path) -> None:
    command = [sys.executable, "-m", "briefing", "serve", "--port", "0", "--host", "0.0.0.0", str(harbour)]
    server = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.PIPE)
    assert server.stderr
    said = (await server.stderr.readuntil(b"ctrl+c")).decode()
    server.terminate()
    await server.communicate()
    for words in ("read every article", "change the decisions", "take exports", "not encrypted"):
        assert words in said


async def test_a_port_that_is_taken_is_said(harbour: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        code, said = await run(harbour, "--port", port)
    assert code == 2
    assert f"127.0.0.1, port {port}, can't be listened on" in said
    assert "Traceback" not in said


async def test_a_host_that_is_none_is_said(harbour: Path) -> None:
    code, said = await run(harbour, "--host", "no.such.host.invalid")
    assert code == 2
    assert "no.such.host.invalid" in said
    assert "Traceback" not in said


async def test_a_wrong_name_is_said_before_anything_is_served(harbour: Path) -> None:
    code, said = await run(harbour, "--template", "nothing")
    assert code == 2
    assert "nothing" in said
    assert os.environ["HOME"] not in said
