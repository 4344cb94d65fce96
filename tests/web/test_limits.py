"""What a visitor may ask of the machine, and when a desk ends."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from aiohttp import web

from briefing.web.addresses import address
from briefing.web.limits import Limits, clamped
from briefing.web.process import DeskProcess
from briefing.web.server import Server
from tests.web.visiting import STAND_IN, Page, Visitor, all_gone, eventually, program, runs, visiting, visitor

DEAF = 'import os, time\nos.write(1, b"__GANGLION__\\n")\nwhile True: time.sleep(1000)'
"""A desk that draws nothing, hears nothing and does not end."""
WITH_HELPER = "import subprocess, sys\nsubprocess.Popen([sys.executable, '-S', '-c', 'import time; time.sleep(1000)'])\n" + STAND_IN


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ((100_000, 100_000), (500, 300)),
        ((-1, 0), (10, 5)),
        ((120, 40), (120, 40)),
        ((10**400, 40), (500, 40)),
        ((True, 40), None),
        ((80.0, 24), None),
        (("80", 24), None),
        ((None, None), None),
    ],
)
def test_sizes_are_brought_within_the_limits(asked: tuple[object, object], given: tuple[int, int] | None) -> None:
    assert clamped(*asked) == given


async def test_a_huge_desk_is_not_made() -> None:
    async with visiting(program(STAND_IN)) as known, known.desk("?width=100000&height=99999") as page:
        await page.until_shown("draws 500 x 300")
        await page.send("resize", {"width": 100_000, "height": 100_000})
        await page.until_shown('"width": 500, "height": 300')


@pytest.mark.parametrize("size", ["", "?width=&height=", "?width=a&height=9e9", f"?width={'9' * 4000}&height=24", "?width=80"])
async def test_a_size_that_is_none_is_the_usual_one(size: str) -> None:
    async with visiting(program(STAND_IN)) as known, known.desk(size) as page:
        await page.until(lambda: "draws 80 x 24" in page.text or "draws 500 x 24" in page.text)


async def test_who_comes_when_all_desks_are_in_use_is_told() -> None:
    async with visiting(program(STAND_IN), Limits(desks=2)) as known, known.desk() as first:
        async with known.desk() as second:
            await first.until_shown("draws")
            await second.until_shown("draws")
            async with known.desk() as third:
                code, reason = await third.until_closed()
                assert code == 1013
                assert "All 2 desks are in use" in reason

        async def there_is_room() -> bool:
            async with known.desk() as again:
                await again.until(lambda: again.closed or "draws" in again.text)
                return again.closed is None

        await eventually(there_is_room)


async def test_a_desk_that_nobody_uses_is_closed() -> None:
    async with visiting(program(STAND_IN), Limits(idle=0.5)) as known, known.desk() as page:
        desks = known.desks
        code, reason = await page.until_closed()
        assert (code, reason) == (1000, "Nobody used this desk for a minute, so it was closed.")
        await all_gone(desks)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "{}",
        "[]",
        "[1]",
        "[[]]",
        '["stdin"]',
        '["stdin", 5]',
        '["stdin", null]',
        '["resize"]',
        '["resize", []]',
        '["resize", {"width": "9", "height": 9}]',
        '["resize", {"width": 1e99, "height": 9}]',
        '["resize", {"width": NaN, "height": 9}]',
        '["ping", {}]',
        "[" * 60_000,
        '["stdin", "' + "1" * 60_000,
        "[" + "9" * 60_000 + "]",
        "\x00",
    ],
)
async def test_an_odd_message_ends_its_own_desk_and_nothing_else(text: str) -> None:
    said: list[str] = []
    async with visiting(program(STAND_IN), said=said) as known, known.desk() as other, known.desk() as page:
        await other.until_shown("draws")
        await page.socket.send_str(text)
        assert await page.until_closed() == (1008, "The page sent what no desk understands.")
        await other.send("ping", "1")
        await other.until(lambda: ["pong", "1"] in other.told)
    assert said == []


async def test_messages_of_kinds_to_come_are_passed_over() -> None:
    async with visiting(program(STAND_IN)) as known, known.desk() as page:
        await page.send("scale", 2)
        await page.send("stdin", "lone \ud800 half")
        await page.until_shown("Dlone ? half")


async def test_a_message_that_is_too_long_ends_the_desk() -> None:
    async with visiting(program(STAND_IN), Limits(message_bytes=1000)) as known, known.desk() as page:
        await page.send("stdin", "x" * 2000)
        assert (await page.until_closed())[0] == 1009


async def test_what_comes_too_fast_waits() -> None:
    async with visiting(program(STAND_IN), Limits(bytes_a_second=10_000, burst_bytes=2_000)) as known, known.desk() as page:
        begun = time.monotonic()
        for _ in range(7):
            await page.send("stdin", "x" * 1000)
        await page.send("ping", "1")
        await page.until(lambda: ["pong", "1"] in page.told)
        assert time.monotonic() - begun > 0.4  # 7,000 bytes, 2,000 at once, the rest in half a second


async def test_a_desk_ends_with_its_socket() -> None:
    async with visiting(program(WITH_HELPER)) as known:
        async with known.desk() as page:
            await page.until_shown("draws")
            desks = known.desks
            assert len(desks) == 2, "the desk and a process that it started"
        await all_gone(desks)


async def test_a_desk_ends_when_its_visitor_is_silent() -> None:
    async with visiting(program(STAND_IN), Limits(heartbeat=0.4)) as known, known.desk(autoping=False) as page:
        await page.until_shown("draws")
        desks = known.desks
        # The socket stays open, as that of a machine that was switched off; it only answers no more.
        await all_gone(desks)


async def test_a_desk_that_does_not_end_is_ended() -> None:
    async with visiting(program(DEAF), Limits(grace=0.3)) as known:
        async with known.desk():
            desks = await eventually(lambda: some(known))
        await all_gone(desks)


async def test_a_desk_that_does_not_listen_is_ended() -> None:
    said: list[str] = []
    async with visiting(program(DEAF), Limits(grace=0.3, stuck=0.5), said) as known, known.desk() as page:
        for _ in range(4):
            await page.send("stdin", "x" * 60_000)
        assert await page.until_closed() == (1011, "The desk did not answer any more, and was ended.")
    assert said == ["A desk ended with -9. Its last words: none"]


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("print('no desk'); import sys; sys.exit('the settings are wrong')", "The desk did not start"),
        ("import time; time.sleep(1000)", "The desk did not start"),
        ("import os; os.write(1, b'__GANGLION__\\nDDDDDDDDDDDDD' + bytes(100))", "The desk failed"),
        ("import os; os.write(1, b'__GANGLION__\\nP\\x00\\x00\\x00\\x02i9')", "The desk failed"),
        ("import os; os.write(1, b'__GANGLION__\\nM\\x00\\x00\\x00\\x02{]')", "The desk failed"),
        ("import os; os.write(1, b'__GANGLION__\\nM\\x00\\x00\\x00\\x02[]')", "The desk failed"),
        ("import os; os.write(1, b'__GANGLION__\\nM\\x00\\x00\\x00\\x02{}')", "The desk failed"),
        ("import os; os.write(1, b'__GANGLION__\\n'); os.abort()", "The desk failed"),
    ],
)
async def test_a_desk_that_fails_says_so(code: str, reason: str) -> None:
    said: list[str] = []
    async with visiting(program(code), Limits(grace=0.3, stuck=1), said) as known, known.desk() as page:
        assert (await page.until_closed())[1].startswith(reason)
    assert len(said) == 1
    assert said[0].startswith("A desk ended with ")


async def test_a_desk_may_open_pages_and_nothing_else() -> None:
    asked = [
        {"type": "open_url", "url": url, "new_tab": True} for url in ("file:///etc/passwd", "javascript:alert(1)", "https://a.example/")
    ]
    packets = [b"M" + len(data).to_bytes(4, "big") + data for data in (json.dumps(one).encode() for one in asked)]
    code = f"import os, sys\nos.write(1, b'__GANGLION__\\n' + {b''.join(packets)!r})\nsys.stdin.read()"
    async with visiting(program(code)) as known, known.desk() as page:
        await page.until(lambda: page.told)
        assert page.told == [["open_url", {"url": "https://a.example/", "new_tab": True}]]


async def test_a_slow_reader_is_waited_for_and_costs_no_memory() -> None:
    flood = "import os\nos.write(1, b'__GANGLION__\\n')\nwhile True: os.write(1, b'D\\x00\\x00\\xff\\xff' + bytes(65535))"
    async with visiting(program(flood), Limits(grace=0.3)) as known:
        async with known.desk():
            desks = await eventually(lambda: some(known))
            # Nothing is read here, and so the flood stands still: what the system gives as processor time does not grow any more.
            await eventually(lambda: stands_still(desks))
            assert all(map(runs, desks))
        await all_gone(desks)


async def test_a_desk_that_was_being_started_ends_with_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    ended, begun = asyncio.Event(), asyncio.Event()
    start, end_sessions = DeskProcess.start, Server._end_sessions

    async def slow_start(command: Sequence[str], width: int, height: int) -> DeskProcess:
        begun.set()
        await ended.wait()
        return await start(command, width, height)

    async def end(server: Server, application: web.Application) -> None:
        await end_sessions(server, application)
        ended.set()

    monkeypatch.setattr(DeskProcess, "start", slow_start)
    monkeypatch.setattr(Server, "_end_sessions", end)
    server = Server(program(STAND_IN), "127.0.0.1", 0, "harbour", print)
    async with visitor("") as who:
        async with server.listening() as port:
            who.address = address("127.0.0.1", port, server.token)
            await who.enter()
            page = Page(await who.web.ws_connect(f"{who.root}/ws", origin=who.root))
            await begun.wait()
            closed = asyncio.create_task(page.until_closed())
        assert await closed == (1001, "`briefing serve` was ended.")
        await all_gone(who.desks)


async def some(known: Visitor) -> set[int]:
    return known.desks


async def stands_still(processes: set[int]) -> bool:
    """Whether all of them spent no processor time between two looks: they wait for somebody to take what they wrote."""

    def spent() -> list[list[str]]:
        return [Path(f"/proc/{one}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[11:13] for one in sorted(processes)]

    before = spent()
    await asyncio.sleep(0.3)
    return spent() == before
