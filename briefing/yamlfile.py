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
DEEPEST = 20
"""Lists and mappings in each other. No record of ours comes near it."""
MOST_WRONG = 100
"""Values that can't be used, after which a file is not read on."""
TOO_DEEP = "maximum nesting depth"
"""What PyYAML says from 6.0.4 on; earlier ones go on until Python's stack is full."""

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

# The C parser is ten times as fast; PyYAML may have been built without it.
_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def shipped(file: Path) -> Any:
    """What a YAML file says that ships with the program, and so is as it should be."""
    return yaml.load(file.read_text(encoding="utf-8"), _Parser)


_TAGS = frozenset(("!", "tag:yaml.org,2002:str"))
"""A text by its own word; no other tag is needed."""
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_TRUTH = {
    form: truth
    for words, truth in (("yes true on", True), ("no false off", False))
    for word in words.split()
    for form in (word, word.title(), word.upper())
}
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9_]{0,30})\Z", re.ASCII)
_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,30}\.[0-9]{0,30}|\.[0-9]{1,30})(?:[eE][-+][0-9]{1,3})?\Z", re.ASCII)
"""Nothing is read as a number that PyYAML would write as a text without quotation marks, such as 12e4."""


class YamlTextError(Exception):
    """YAML that says something we can't use, on a line (from 1, if known), under a key."""

    def __init__(self, line: int | None, key: Key, what: str) -> None:
        self.line, self.key, self.what = line, key, what
        super().__init__(": ".join(part for part in (_name(key), what) if part))


class Loaded:
    """What a YAML text says, the line (from 1) of every key, and what in it can't be used; such a value is None.

    Nothing but texts, numbers, truth values, lists and mappings is made of it, whatever its tags ask for, and dates stay texts. Raises
    `YamlTextError` where the text is no YAML.
    """

    def __init__(self, text: str) -> None:
        self.lines: dict[Key, int] = {}
        self.wrong: list[YamlTextError] = []
        self._parser = _Parser(text)
        try:
            self.value = self._document()
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            what = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
            said = DEEP if TOO_DEEP in what else f"can't be read as YAML: {what}"
            raise YamlTextError(mark.line + 1 if mark else None, (), said) from error
        finally:
            self._parser.dispose()

    def _document(self) -> Any:
        self._parser.get_event()  # the stream begins
        value = None
        if isinstance(self._parser.get_event(), yaml.DocumentStartEvent):
            value = self._value(self._parser.get_event(), ())
            self._parser.get_event()
            event = self._parser.get_event()
            if not isinstance(event, yaml.StreamEndEvent):
                raise YamlTextError(event.start_mark.line + 1, (), "can't be read as YAML: a second document begins here")
        return value

    def _value(self, event: Any, key: Key) -> Any:
        self.lines.setdefault(key, event.start_mark.line + 1)
        if len(key) > DEEPEST:
            raise YamlTextError(event.start_mark.line + 1, (), DEEP)
        if isinstance(event, yaml.AliasEvent):  # aliases of aliases make a file of a few lines larger than any memory
            return self._refuse(event, key, "is repeated by an alias (*name); write it out")
        made: Any
        if isinstance(event, yaml.ScalarEvent):
            made = _scalar(event.value) if event.implicit[0] and event.tag is None else event.value
        elif isinstance(event, yaml.SequenceStartEvent):
            made = self._list(key)
        else:
            made = self._mapping(key)
        if event.tag is not None and (event.tag not in _TAGS or not isinstance(event, yaml.ScalarEvent)):
            return self._refuse(event, key, f"has the tag {_short(event.tag)}, which means nothing here; remove it")
        return made

    def _list(self, key: Key) -> list[Any]:
        made: list[Any] = []
        while not isinstance(event := self._parser.get_event(), yaml.SequenceEndEvent):
            made.append(self._value(event, (*key, len(made))))
        return made

    def _mapping(self, key: Key) -> dict[str, Any]:
        made: dict[str, Any] = {}
        event: Any
        while not isinstance(event := self._parser.get_event(), yaml.MappingEndEvent):
            line = event.start_mark.line + 1
            if not isinstance(event, yaml.ScalarEvent):
                raise YamlTextError(line, key, "has a key that is no text")
            below = (*key, event.value)
            if below in self.lines:
                self._refuse(event, below, "stands twice")
            self.lines[below] = line
            made[event.value] = self._value(self._parser.get_event(), below)
        return made

    def _refuse(self, event: Any, key: Key, what: str) -> None:
        self.wrong.append(YamlTextError(event.start_mark.line + 1, key, what))
        if len(self.wrong) == MOST_WRONG:
            raise self.wrong[0]


def load(text: str) -> Any:
    """What a YAML text says. Raises `YamlTextError`, also for a tag, an alias, or a key that stands twice."""
    loaded = Loaded(text)
    if loaded.wrong:
        raise loaded.wrong[0]
    return loaded.value


def _scalar(text: str) -> Any:
    """What a text without quotation marks means."""
    if text in _NOTHING:
        return None
    if text in _TRUTH:
        return _TRUTH[text]
    if _WHOLE.match(text):
        return int(text.replace("_", ""))
    return float(text) if _NUMBER.match(text) else text


def _short(tag: str) -> str:
    """A tag as people write it."""
    return tag.replace("tag:yaml.org,2002:", "!!")[:60]


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
    loaded = _load(file)
    if loaded.wrong:
        raise _in_file(file, loaded.wrong[0])
    try:
        value = msgspec.convert({} if loaded.value is None else loaded.value, kind)
    except msgspec.ValidationError as error:
        raise _explain(file, kind, loaded.lines, str(error)) from error
    return Document(file, value, loaded.lines)


def complaints(file: Path, kind: type[Any]) -> list[YamlFileError]:
    """Everything that is wrong with a file whose keys may all be left out, each key judged by itself; nothing where nothing is."""
    try:
        loaded = _load(file)
    except YamlFileError as error:
        return [error]
    raw: Any = loaded.value
    found = [_in_file(file, wrong) for wrong in loaded.wrong]
    spoilt = {wrong.key[:1] for wrong in loaded.wrong}
    parts = [{name: value} for name, value in raw.items() if (name,) not in spoilt] if isinstance(raw, dict) else [raw]
    for part in parts if raw is not None else ():
        try:
            msgspec.convert(part, kind)
        except msgspec.ValidationError as error:
            found.append(_explain(file, kind, loaded.lines, str(error)))
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
    return None if plain and node.value in _NOTHING else str(node.value)


def nearest(word: str, words: Iterable[str]) -> str:
    """Advice for a wrong word, `; did you mean "text"?`, with the right one that looks most like it; else the right words, or nothing."""
    import difflib  # only an error needs it

    known = sorted(words)
    if close := difflib.get_close_matches(word, known, n=1, cutoff=0.55):
        return f'; did you mean "{close[0]}"?'
    return f"; known are {', '.join(known)}" if known else ""


def _load(file: Path) -> Loaded:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise YamlFileError(file, None, "", error.strerror or str(error)) from error
    if len(data) > LIMIT:
        raise YamlFileError(file, None, "", f"larger than {LIMIT:,} bytes, which no file of this kind is")
    try:
        return Loaded(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise YamlFileError(file, line, "", "not UTF-8; save the file in that encoding") from error
    except YamlTextError as error:
        raise _in_file(file, error) from error


def _in_file(file: Path, error: YamlTextError) -> YamlFileError:
    return YamlFileError(file, error.line, _name(error.key), error.what)


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
