"""The house: which room may know of which, and what a command costs before it does anything."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BELOW_THE_DESK = ("model", "marks", "yamlfile", "reading", "analysis", "templates", "assembly", "workspace", "export")


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


WRITING = {"write_text", "write_bytes", "touch", "symlink_to", "hardlink_to", "link", "rename", "copy", "copyfile", "copy2", "move"}
WRITES = {
    "briefing/workspace/files.py": "the one place that writes",
    "briefing/workspace/store_writer.py": "SQLite fills a file that files.py made",
    "briefing/export/docx.py": "a part of an archive in a temporary file without a name",
    "briefing/streams.py": "the null device",
    "briefing/workspace/worker_process.py": "its own standard output, and the null device",
}


def calls_that_write(tree: ast.AST) -> list[str]:
    """The calls in a module that can make a file or change one, by what they look like."""
    found = []
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id if isinstance(call.func, ast.Name) else ""
        texts = [one.value for one in (*call.args, *(word.value for word in call.keywords)) if isinstance(one, ast.Constant)]
        owner = call.func.value.id if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) else ""
        opens = name in ("open", "fdopen") and any(
            isinstance(text, str) and re.fullmatch(r"[rwaxbt+]*[wax+][bt+]*", text) for text in texts
        )
        given = (
            owner == "os"
            and name == "open"
            and not any(isinstance(one, ast.Attribute) and one.attr == "O_RDONLY" for one in ast.walk(call))
        )
        system = name in WRITING and owner in ("os", "shutil")
        paths = name in ("write_text", "write_bytes", "touch", "symlink_to", "hardlink_to")
        if opens or given or system or paths:
            found.append(f"{call.lineno}: {ast.unparse(call)[:80]}")
    return found


def test_nothing_is_written_but_by_the_one_module_that_never_follows_a_link() -> None:
    wrong = []
    for file in sorted((ROOT / "briefing").rglob("*.py")):
        name = file.relative_to(ROOT).as_posix()
        if "training" not in name and name not in WRITES:
            wrong += [f"{name}:{call}" for call in calls_that_write(ast.parse(file.read_text(encoding="utf-8")))]
    assert not wrong
    assert all(calls_that_write(ast.parse((ROOT / name).read_text(encoding="utf-8"))) for name in WRITES), "the look sees what it looks for"


def test_a_stored_brief_and_the_templates_need_no_assembly(seeds: Path) -> None:
    opened = f"""
import sys
from pathlib import Path
from briefing.workspace.options import Options
from briefing.workspace.open import open_view
view = open_view(Options(paths=(Path({str(seeds)!r}),), sides=("Russia", "North Korea")))
assert view.points(view.sections()[0].id)
view.close()
"""
    listed = "from briefing.templates import load_template; load_template('event')"
    assert "numpy" in modules_after(opened)
    assert modules_after(f"{opened}\n{listed}").isdisjoint({"numpy", "rapidfuzz", "snowballstemmer"})


def test_laying_edits_over_a_stored_brief_loads_no_patterns_of_dates(seeds: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from briefing.workspace.options import Options
from briefing.workspace.open import open_view
view = open_view(Options(paths=(Path({str(seeds)!r}),)))
assert view.edits.problems() == []
view.close()
print(*sys.modules)
"""
    made, opened = (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout.split() for _ in range(2)
    )
    assert "briefing.reading.calendar" in made
    assert "briefing.workspace.source_corrections" in opened
    assert "briefing.reading.calendar" not in opened


def imports_inside_functions(tree: ast.AST) -> list[int]:
    """The lines of imports that stand inside a function."""
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return [inner.lineno for function in functions for inner in ast.walk(function) if isinstance(inner, ast.Import | ast.ImportFrom)]


def test_analysis_imports_at_the_top_of_its_modules() -> None:
    files = [file for file in sorted((ROOT / "briefing" / "analysis").rglob("*.py")) if "training" not in file.parts]
    assert len(files) > 30
    wrong = [f"{file.name}:{line}" for file in files for line in imports_inside_functions(ast.parse(file.read_text(encoding="utf-8")))]
    assert not wrong
    assert imports_inside_functions(ast.parse("def load():\n    import numpy")) == [2], "the look sees what it looks for"


def test_assembly_needs_neither_the_network_nor_the_layout_of_pages() -> None:
    code = "import sys, briefing.assembly.pipeline, briefing.workspace.languages; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert "briefing.assembly.pipeline" in done.stdout
    for name in ("briefing.analysis.attribution", "briefing.analysis.roles", "briefing.reading.layout"):
        assert name not in done.stdout


EMPTY_WORDS = {"found", "one", "told", "known", "number"}
"""Words that tell nothing across a function's border; within a few lines they may stand."""


def python_files(*rooms: str) -> list[Path]:
    return [file for room in rooms for file in sorted((ROOT / room).rglob("*.py"))]


def empty_names(tree: ast.AST) -> list[str]:
    """The parameters, functions, fields and attributes that bear a word which tells nothing; what a `lambda` takes doesn't count."""
    names: list[tuple[int, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            taken = node.args
            beyond = [each for each in (taken.vararg, taken.kwarg) if each]
            names.append((node.lineno, node.name))
            names += [(each.lineno, each.arg) for each in (*taken.posonlyargs, *taken.args, *taken.kwonlyargs, *beyond)]
        elif isinstance(node, ast.ClassDef):
            targets = [
                target
                for line in node.body
                if isinstance(line, ast.AnnAssign | ast.Assign)
                for target in (line.targets if isinstance(line, ast.Assign) else [line.target])
            ]
            names += [(target.lineno, target.id) for target in targets if isinstance(target, ast.Name)]
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            names.append((node.lineno, node.attr))
    return [f"{line}: {name}" for line, name in names if name in EMPTY_WORDS]


def test_words_that_tell_nothing_cross_no_function_s_border() -> None:
    files = python_files("briefing")
    assert len(files) > 300
    wrong = [f"{file.relative_to(ROOT)}:{name}" for file in files for name in empty_names(ast.parse(file.read_text(encoding="utf-8")))]
    assert not wrong
    shown = "class A:\n    told: int\n    def b(self, found, *, one=1):\n        self.known = 1\ndef number(): pass\nlambda one: one\n"
    seen = sorted(empty_names(ast.parse(shown)))
    assert seen == ["2: told", "3: found", "3: one", "4: known", "5: number"], "the look sees what it looks for"


MOST_LINES, MOST_LINES_OF_A_FUNCTION = 400, 50


def long_functions(tree: ast.AST) -> list[str]:
    """The functions that have too many lines, those of their heads and docstrings counted."""
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return [f"{each.lineno}: {each.name}" for each in functions if (each.end_lineno or 0) - each.lineno >= MOST_LINES_OF_A_FUNCTION]


def test_files_and_functions_stay_short() -> None:
    texts = {file.relative_to(ROOT): file.read_text(encoding="utf-8") for file in python_files("briefing", "tests")}
    assert not [name for name, text in texts.items() if len(text.splitlines()) > MOST_LINES]
    assert not [f"{name}:{each}" for name, text in texts.items() for each in long_functions(ast.parse(text))]
    body = "\n    pass" * 50
    assert long_functions(ast.parse(f"def long():{body}\ndef short():{body[9:]}\n")) == ["1: long"], "the look sees what it looks for"


def unclear_docstrings(tree: ast.AST) -> list[str]:
    """What is public and has no docstring, or one whose first line is no whole sentence, or begins with code or a shape."""
    unclear: list[str] = []
    for node in ast.iter_child_nodes(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        first = (ast.get_docstring(node) or "").split("\n")[0]
        sentence = first.split(". ")[0]
        if not first.endswith(".") or sentence[0] in "`(" or "shape (" in sentence:
            unclear.append(f"{node.lineno}: {node.name}")
        if isinstance(node, ast.ClassDef):
            unclear += unclear_docstrings(node)
    return unclear


def test_the_docstrings_of_what_is_public_begin_with_a_sentence() -> None:
    files = [file for file in python_files("briefing") if "training" not in file.parts]
    wrong = [
        f"{file.relative_to(ROOT)}:{each}" for file in files for each in unclear_docstrings(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert not wrong
    shown = 'class A:\n "An A: shape (n)."\n def b(self):\n  "`x` of it."\n def c(self):\n  "A c. Shape (n)."\ndef d(): pass\n'
    assert unclear_docstrings(ast.parse(shown)) == ["1: A", "3: b", "7: d"], "the look sees what it looks for"
