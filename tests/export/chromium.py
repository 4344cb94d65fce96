"""A headless Chromium that opens a page of ours and can be asked about it, over a pipe: nothing but the browser is needed."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_chromium = pytest.mark.skipif(not PROGRAM or os.name != "posix", reason="Chromium is not installed")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Without a screen, and asking nobody for anything of its own."""
FLAGS = (
    *QUIET,
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--remote-debugging-pipe",
)


class Chromium:
    """A browser with one page. What it asks for, other than files, is in `requests`, and what it complains of in `said`."""

    def __init__(self, profile: Path) -> None:
        here, there = os.pipe(), os.pipe()
        command = [PROGRAM or "", *FLAGS, f"--user-data-dir={profile}", "about:blank"]
        plumbing = f'exec 3<&{here[0]} 4>&{there[1]} && exec "$@"'
        self._process = subprocess.Popen(
            ["bash", "-c", plumbing, "bash", *command], pass_fds=(here[0], there[1]), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(here[0])
        os.close(there[1])
        self._to, self._from = os.fdopen(here[1], "wb", buffering=0), os.fdopen(there[0], "rb")
        self._count, self._session = 0, ""
        self.requests: list[str] = []
        self.said: list[str] = []
        self._events: list[str] = []
        target = next(one for one in self("Target.getTargets")["targetInfos"] if one["type"] == "page")
        self._session = self("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log", "DOM"):
            self(f"{domain}.enable")

    def __call__(self, method: str, **values: Any) -> dict[str, Any]:
        """Ask for something of Chrome's protocol, and wait for the answer."""
        self._count += 1
        asked = self._count
        message = {"id": asked, "method": method, "params": values, **({"sessionId": self._session} if self._session else {})}
        self._to.write(json.dumps(message).encode() + b"\0")
        while (answer := self._next()).get("id") != asked:
            pass
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return dict(answer["result"])

    def _next(self) -> dict[str, Any]:
        data = bytearray()
        while (byte := self._from.read(1)) != b"\0":
            if not byte:
                raise RuntimeError("Chromium has ended")
            data += byte
        message: dict[str, Any] = json.loads(data)
        values = message.get("params", {})
        self._events.append(message.get("method", ""))
        if message.get("method") == "Network.requestWillBeSent" and not values["request"]["url"].startswith("file:"):
            self.requests.append(values["request"]["url"])
        if message.get("method") == "Log.entryAdded":
            self.said.append(values["entry"]["text"])
        if message.get("method") == "Runtime.exceptionThrown":
            self.said.append(values["exceptionDetails"]["text"])
        if message.get("method") in ("Page.javascriptDialogOpening", "Page.windowOpen"):
            self.said.append(str(message["method"]))
        return message

    def open(self, file: Path, width: int = 1280, height: int = 800, *, dark: bool = False, script: bool = True) -> None:
        """Open a page in a window of that size, and wait until it is there."""
        self.requests.clear()
        self.said.clear()
        self("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        features = [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        self("Emulation.setEmulatedMedia", features=features)
        self("Emulation.setScriptExecutionDisabled", value=not script)
        for url in ("about:blank", file.as_uri()):
            self._events.clear()
            self("Page.navigate", url=url)
            while "Page.loadEventFired" not in self._events:
                self._next()

    def value(self, expression: str) -> Any:
        """What a script of the test's own sees in the page."""
        found = self("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in found:
            raise RuntimeError(str(found["exceptionDetails"]))
        return found["result"].get("value")

    def until(self, expression: str, seconds: float = 15) -> Any:
        """What a script sees, once that is anything but nothing or false."""
        deadline = time.monotonic() + seconds
        while not (found := self.value(expression)):
            if time.monotonic() > deadline:
                raise AssertionError(f"it never came to this: {expression}")
        return found

    def press(self, key: str, text: str = "") -> None:
        """Press a key."""
        code = {"Tab": 9, "Enter": 13, "Escape": 27}.get(key, 0)
        self("Input.dispatchKeyEvent", type="keyDown", key=key, code=key, windowsVirtualKeyCode=code, text=text)
        self("Input.dispatchKeyEvent", type="keyUp", key=key, code=key, windowsVirtualKeyCode=code)

    def click(self, selector: str) -> None:
        """Click in the middle of the first element that is one of these, scrolled to where it can be seen."""
        box = self.value(
            f"(() => {{ const one = document.querySelector({selector!r}); one.scrollIntoView({{block: 'center'}});"
            " const box = one.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left", clickCount=1)

    def picture(self, file: Path) -> None:
        """Write what is seen as a picture."""
        file.write_bytes(base64.b64decode(self("Page.captureScreenshot", format="png")["data"]))

    def pdf(self) -> bytes:
        """The page as it is printed."""
        return base64.b64decode(self("Page.printToPDF", preferCSSPageSize=True, printBackground=False)["data"])

    def close(self) -> None:
        """End it."""
        try:
            self("Browser.close")
        except (RuntimeError, OSError):
            self._process.kill()
        self._process.wait(30)
        self._to.close()
        self._from.close()
