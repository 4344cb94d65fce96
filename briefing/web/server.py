"""The web server: its routes, the desks that are open, its end."""

from __future__ import annotations

import asyncio
import html
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from string import Template

import textual_serve
from aiohttp import WSCloseCode, web

from briefing.web.access import Access, add_headers
from briefing.web.limits import Limits, clamped
from briefing.web.process import DeskFailedError, DeskProcess
from briefing.web.session import SERVER_ENDED, Ending, Session, close

_OURS = Path(__file__).parent / "page"
_THEIRS = Path(textual_serve.__file__).parent / "static"
FILES = {
    "desk.css": _OURS / "desk.css",
    "desk.js": _OURS / "desk.js",
    "icon.svg": _OURS / "icon.svg",
    "textual.js": _THEIRS / "js" / "textual.js",
    "xterm.css": _THEIRS / "css" / "xterm.css",
    "mono.ttf": _THEIRS / "fonts" / "RobotoMono-VariableFont_wght.ttf",
    "mono-italic.ttf": _THEIRS / "fonts" / "RobotoMono-Italic-VariableFont_wght.ttf",
}
"""What the page is made of; no other file is given out."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """Serves desks that `command` opens, one a visitor."""

    def __init__(
        self, command: Sequence[str], host: str, port: int, title: str, tell: Callable[[str], None], limits: Limits | None = None
    ) -> None:
        self._command, self._host, self._port, self._title, self._tell = command, host, port, title, tell
        self._limits = limits or Limits()
        self._access = Access(host)
        self._sessions: set[Session] = set()
        self._open = 0
        """Desks that are there, those too that are being started or ended."""
        self._ended = False

    @property
    def token(self) -> str:
        """What a visitor must know."""
        return self._access.token

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[int]:
        """Serve inside the `with`; gives the port. Raises `OSError` where it can't be had. All desks end with it."""
        log = logging.getLogger("briefing.web")
        log.addHandler(_Teller(self._tell))
        log.propagate = False  # what came from outside is not written to the terminal as it is
        runner = web.AppRunner(self._application(), access_log=None, logger=log, handle_signals=False)
        await runner.setup()
        try:
            await web.TCPSite(runner, self._host, self._port).start()
            yield int(runner.addresses[0][1])
        finally:
            await runner.cleanup()

    async def serve(self, started: Callable[[int], None]) -> None:
        """Serve until a signal ends it; `started` is told the port. Raises `OSError`."""
        ended = asyncio.Event()

        def end() -> None:
            if ended.is_set():  # asked a second time: nothing is waited for
                for session in self._sessions:
                    session.kill()
            ended.set()

        loop = asyncio.get_running_loop()
        with suppress(NotImplementedError):  # Windows: ctrl+c cancels what runs here
            for name in ("SIGINT", "SIGTERM", "SIGHUP"):
                loop.add_signal_handler(getattr(signal, name), end)
        async with self.listening() as port:
            started(port)
            await ended.wait()

    def _application(self) -> web.Application:
        application = web.Application(middlewares=[self._guard])
        application.add_routes(
            [
                web.get("/", self._page),
                web.get("/ws", self._desk),
                web.get("/static/{name}", self._file),
                web.get("/download/{key}", self._download),
            ]
        )
        application.on_response_prepare.append(add_headers)
        application.on_shutdown.append(self._end_sessions)
        return application

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Every request passes here, whatever it asks for."""
        if refusal := self._access.refusal(request):
            return web.Response(status=403, text=refusal)
        return await handler(request)

    async def _page(self, request: web.Request) -> web.StreamResponse:
        page = Template((_OURS / "index.html").read_text(encoding="utf-8"))
        text = page.substitute(title=html.escape(self._title), socket=html.escape(f"ws://{request.host}/ws"))
        response = web.Response(text=text, content_type="text/html")
        self._access.remember(request, response)
        return response

    async def _file(self, request: web.Request) -> web.StreamResponse:
        file = FILES.get(request.match_info["name"])
        if file is None or not file.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(file)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        """A file that a desk offers: to be kept, never shown, as a page of ours with a document's text in it could act as ours."""
        for session in self._sessions:
            if download := session.downloads.take(request.match_info["key"]):
                headers = {"Content-Disposition": f'attachment; filename="{download.name}"'}
                response = web.StreamResponse(headers=headers)
                response.content_type = "application/octet-stream"
                await response.prepare(request)
                try:
                    async for piece in session.downloads.pieces(download):
                        await response.write(piece)
                    await response.write_eof()
                except (TimeoutError, DeskFailedError):
                    if request.transport:
                        request.transport.abort()  # or half a file would pass for a whole one
                return response
        raise web.HTTPNotFound

    async def _desk(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(
            heartbeat=self._limits.heartbeat, max_msg_size=self._limits.message_bytes, timeout=2.0, compress=False
        )
        await socket.prepare(request)
        if self._open >= self._limits.desks:
            full = f"All {self._limits.desks} desks are in use. Close one, or let `briefing serve` open more with --desks."
            await close(socket, Ending(WSCloseCode.TRY_AGAIN_LATER, full))
            return socket
        self._open += 1
        try:
            await self._serve_desk(request, socket)
        finally:
            self._open -= 1
        return socket

    async def _serve_desk(self, request: web.Request, socket: web.WebSocketResponse) -> None:
        desk = await DeskProcess.start(self._command, *_asked_size(request))
        session = Session(socket, desk, self._limits, self._tell)
        self._sessions.add(session)
        if self._ended:  # while the desk was being started
            session.end(SERVER_ENDED)
        try:
            await session.run()
        finally:
            self._sessions.discard(session)

    async def _end_sessions(self, _: web.Application) -> None:
        self._ended = True
        for session in self._sessions:
            session.end(SERVER_ENDED)


def _asked_size(request: web.Request) -> tuple[int, int]:
    """The size that the page asks for, within the limits."""
    try:
        asked = clamped(int(request.query["width"]), int(request.query["height"]))
    except (KeyError, ValueError):
        asked = None
    return asked or (80, 24)


class _Teller(logging.Handler):
    """Hands what the web server logs to what makes it safe to show."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self._told = tell

    def emit(self, record: logging.LogRecord) -> None:
        """Tell one record."""
        self._told(self.format(record))
