"""The house: which room may know of which, and what a command costs before it does anything."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BELOW_THE_DESK = ("model", "marks", "yamlfile", "reading", "analysis", "assembly", "workspace", "export")


def modules_after(code: str) -> set[str]:
    """Top-level names of the modules that a fresh Python holds after running `code`."""
    show = "import sys; print('\\n'.join(sorted({name.split('.')[0] for name in sys.modules})), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", f"{code}\n{show}"], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stderr.split())


def test_nothing_below_the_desk_imports_textual() -> None:
    code = f"""
import importlib, pkgutil
for room in {BELOW_THE_DESK!r}:
    package = importlib.import_module("briefing." + room)
    for found in pkgutil.walk_packages(getattr(package, "__path__", []), package.__name__ + "."):
        if ".training" not in found.name:
            importlib.import_module(found.name)
"""
    loaded = modules_after(code)
    assert "briefing" in loaded
    assert "textual" not in loaded


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["export", "--help"]])
def test_a_command_that_only_talks_imports_nothing_heavy(arguments: list[str]) -> None:
    code = f"""
import sys
sys.argv = ["briefing", *{arguments!r}]
from briefing.__main__ import main
try:
    main()
except SystemExit as stop:
    assert not stop.code
"""
    assert modules_after(code).isdisjoint({"textual", "rich", "numpy", "trafilatura", "lxml", "sqlite3", "rapidfuzz", "yaml"})


def test_an_export_imports_no_desk(tmp_path: Path, seeds: Path) -> None:
    code = f"""
import sys
sys.argv = ["briefing", "export", {str(seeds)!r}, "--format", "json", "-o", {str(tmp_path / "x.json")!r}]
from briefing.__main__ import main
try:
    main()
except SystemExit as stop:
    assert not stop.code
"""
    assert "textual" not in modules_after(code)


def test_the_import_contracts_hold() -> None:
    done = subprocess.run([str(Path(sys.executable).parent / "lint-imports")], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
