"""YAML that people write (templates, themes, settings): loaded safely, and every complaint names file, line and key.

>>> document = read(Path("themes/dark.yaml"), Theme)
>>> document.value.title
'Dark'

The records given to `read` must be declared with `forbid_unknown_fields=True`: a misspelt key is then an error that names
the nearest right one, and never silently nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec
import yaml

LIMIT = 1_000_000
"""Bytes. No file that a person writes here comes near it, and a larger one is a mistake or an attack."""
DEEP = "nested too deeply"
TOO_DEEP = "maximum nesting depth"
"""What PyYAML says from 6.0.4 on; earlier ones go on until Python's stack is full."""

DEEPEST = 20
"""Levels of lists and mappings within each other."""
NOTHING = ("", "~", "null", "Null", "NULL")

Key = tuple[str | int, ...]
"""The way to a value: `("colours", "text")`, `("sections", 0, "id")`."""

T = TypeVar("T")

_PLAIN_WORDS = {
    "`object`": "a mapping of keys",
    "`array`": "a list",
    "`str`": "a text",
    "`bool`": "true or false",
    "`int`": "a whole number",
    "`float`": "a number",
    "`null`": "nothing (a value that begins with # needs quotation marks)",
}

# The C loader is ten times as fast; PyYAML may have been built without it.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlFileError(Exception):
    """A file that says something we can't use. `str()` is a whole message: `FILE:LINE: KEY: what is wrong`."""

    def __init__(self, file: Path, line: int | None, key: str, what: str) -> None:
        self.file, self.line, self.key, self.what = file, line, key, what
        place = f"{file}:{line}" if line else str(file)
        super().__init__(": ".join(part for part in (place, key, what) if part))


class Document(Generic[T]):
    """A file's value as a typed record, and where each key of it stands."""

    def __init__(self, file: Path, value: T, lines: dict[Key, int]) -> None:
        self.file, self.value, self._lines = file, value, lines

    def error(self, key: Key, what: str) -> YamlFileError:
        """An error at `key`, for what only the caller can check."""
        return YamlFileError(self.file, _line(self._lines, key), _name(key), what)


def read(file: Path, kind: type[T]) -> Document[T]:
    """Read `file` as the record `kind`. Raises `YamlFileError` for anything that is wrong with it."""
    node = _compose(file)
    lines: dict[Key, int] = {}
    if node is not None:
        _lines(file, node, (), lines, set())
    try:
        raw = None if node is None else _construct(node)
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date such as 2023-13-45
        raise YamlFileError(file, None, "", f"can't be read as YAML: {error}") from error
    try:
        value = msgspec.convert({} if raw is None else raw, kind)
    except msgspec.ValidationError as error:
        raise _explain(file, kind, lines, str(error)) from error
    return Document(file, value, lines)


def complaints(file: Path, kind: type[Any]) -> list[YamlFileError]:
    """Everything that is wrong with a file whose keys may all be left out, each key judged by itself; nothing where nothing is."""
    try:
        node = _compose(file)
        lines: dict[Key, int] = {}
        if node is not None:
            _lines(file, node, (), lines, set())
        raw = None if node is None else _construct(node)
    except YamlFileError as error:
        return [error]
    except (yaml.YAMLError, ValueError) as error:
        return [YamlFileError(file, None, "", f"can't be read as YAML: {error}")]
    found = []
    for part in [{name: value} for name, value in raw.items()] if isinstance(raw, dict) else [raw] if raw is not None else []:
        try:
            msgspec.convert(part, kind)
        except msgspec.ValidationError as error:
            found.append(_explain(file, kind, lines, str(error)))
    return found


def texts(text: str) -> Any:
    """The mappings, lists and texts of a YAML text that nobody vouches for, None for what is empty. Raises `yaml.YAMLError`, `ValueError`.

    Nothing is worked out of a text: a number or a date may be written so that it takes hours, and aliases so that they fill any memory.
    """
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(text)
    try:
        node = loader.get_single_node()
    finally:
        loader.dispose()
    return None if node is None else _texts(node, 0, set())


def _texts(node: yaml.Node, depth: int, seen: set[int]) -> Any:
    if id(node) in seen:
        raise ValueError("a value is repeated by an alias (*name); write it out")
    if depth > DEEPEST:
        raise ValueError(DEEP)
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _texts(value, depth + 1, seen) for key, value in node.value if isinstance(key, yaml.ScalarNode)}
    if isinstance(node, yaml.SequenceNode):
        return [_texts(value, depth + 1, seen) for value in node.value]
    plain = getattr(node, "style", None) is None
    return None if plain and node.value in NOTHING else str(node.value)


def nearest(word: str, words: Iterable[str]) -> str:
    """`; did you mean "text"?` for the right word that looks most like a wrong one; else the right words, or nothing."""
    import difflib  # only an error needs it

    known = sorted(words)
    if close := difflib.get_close_matches(word, known, n=1, cutoff=0.55):
        return f'; did you mean "{close[0]}"?'
    return f"; known are {', '.join(known)}" if known else ""


def _compose(file: Path) -> yaml.Node | None:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise YamlFileError(file, None, "", error.strerror or str(error)) from error
    if len(data) > LIMIT:
        raise YamlFileError(file, None, "", f"larger than {LIMIT:,} bytes, which no file of this kind is")
    try:
        node: yaml.Node | None = _with_loader(data.decode("utf-8-sig"), lambda loader: loader.get_single_node())
        return node
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise YamlFileError(file, line, "", "not UTF-8; save the file in that encoding") from error
    except RecursionError as error:
        raise YamlFileError(file, None, "", DEEP) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or str(error)
        said = DEEP if TOO_DEEP in what else f"can't be read as YAML: {what}"
        raise YamlFileError(file, mark.line + 1 if mark else None, "", said) from error


def _construct(node: yaml.Node) -> Any:
    return _with_loader("", lambda loader: loader.construct_document(node))


def _with_loader(text: str, use: Any) -> Any:
    loader = _Loader(text)
    try:
        return use(loader)
    finally:
        loader.dispose()


def _lines(file: Path, node: yaml.Node, key: Key, lines: dict[Key, int], seen: set[int]) -> None:
    """Note the line (from 1) of every key below `node`. Raises `YamlFileError` for a key that stands twice, an alias, or a loop."""
    lines.setdefault(key, node.start_mark.line + 1)
    if id(node) in seen:  # aliases of aliases make a file of a few lines larger than any memory
        raise YamlFileError(file, node.start_mark.line + 1, _name(key), "is repeated by an alias (*name); write it out")
    seen.add(id(node))
    if len(key) > DEEPEST:
        raise YamlFileError(file, node.start_mark.line + 1, "", "nested too deeply")
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            below = (*key, str(name.value))
            if below in lines:
                raise YamlFileError(file, name.start_mark.line + 1, _name(below), "stands twice")
            lines[below] = name.start_mark.line + 1
            _lines(file, value, below, lines, seen)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _lines(file, value, (*key, index), lines, seen)


def _explain(file: Path, kind: Any, lines: dict[Key, int], message: str) -> YamlFileError:
    """Turn msgspec's message into ours: `Object contains unknown field `x` - at `$.a[0]`` has both the field and the way to it."""
    what, _, path = message.partition(" - at `")
    key: Key = tuple(int(index) if index else name for name, index in re.findall(r"\.([^.\[\]`]+)|\[(\d+)\]", path))
    field = re.search(r"`([^`]*)`", what)
    if field and "unknown field" in what:
        unknown = (*key, field[1])
        return YamlFileError(file, _line(lines, unknown), _name(unknown), f"unknown key{nearest(field[1], _fields(kind, key))}")
    if field and "missing required field" in what:
        return YamlFileError(file, _line(lines, key), _name((*key, field[1])), "is missing")
    for theirs, ours in _PLAIN_WORDS.items():
        what = what.replace(theirs, ours)
    return YamlFileError(file, _line(lines, key), _name(key), what[0].lower() + what[1:])


def _fields(kind: Any, key: Key) -> list[str]:
    """The right names where `key` leads to a record inside `kind`."""
    from msgspec import inspect  # 25 ms, and only an error needs it

    info: Any = inspect.type_info(kind)
    for part in key:
        if isinstance(info, inspect.UnionType):
            info = next((one for one in info.types if isinstance(one, inspect.StructType | inspect.VarTupleType | inspect.ListType)), info)
        if isinstance(info, inspect.StructType):
            info = next((field.type for field in info.fields if field.encode_name == part), None)
        else:
            info = getattr(info, "value_type", None) or getattr(info, "item_type", None)
    return [field.encode_name for field in info.fields] if isinstance(info, inspect.StructType) else []


def _line(lines: dict[Key, int], key: Key) -> int | None:
    while key and key not in lines:
        key = key[:-1]
    return lines.get(key)


def _name(key: Key) -> str:
    return re.sub(r"\.(\[)", r"\1", ".".join(f"[{part}]" if isinstance(part, int) else part for part in key))
