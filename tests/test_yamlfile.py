"""Files that people write, and what they are told when one is wrong."""

import contextlib
import time
from pathlib import Path

import pytest

from briefing.model import Record
from briefing.yamlfile import YamlFileError, YamlTextError, complaints, load, read
from tests.pace import slowness


class Inner(Record, frozen=True, forbid_unknown_fields=True):
    size: int = 0


class Outer(Record, frozen=True, forbid_unknown_fields=True):
    name: str = ""
    parts: tuple[Inner, ...] = ()


def complaint(file: Path) -> str:
    with pytest.raises(YamlFileError) as error:
        read(file, Outer)
    return str(error.value).removeprefix(f"{file}:")


TAGGED = (
    '!!int ""', "!!int 0x", "!!bool x", "!!float .", "!!timestamp x", "!!binary é", "!!null x", "!!set {a}", "!!omap [a]", "!!pairs x",
    "!!python/name:os.system", "!!python/tuple [1]", "!own x", "!!map {}", "!!merge x",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name: x\nparts:\n- size: 1\n- sise: 2\n", '4: parts[1].sise: unknown key; did you mean "size"?'),
        ("parts:\n- size: 1\n- size: big\n", "3: parts[1].size: expected a whole number, got a text"),
        ("parts:\n  size: 1\n", "1: parts: expected a list, got a mapping of keys"),
        ("- a\n", "1: expected a mapping of keys, got a list"),
        ("name: x\n\tparts: 1\n", "2: can't be read as YAML"),
        ("name: x\n---\nname: y\n", "2: can't be read as YAML: a second document begins here"),
        ("name: x\nname: y\n", "2: name: stands twice"),
        ("? [a]\n: 1\n", "1: has a key that is no text"),
        ("name: &a x\nparts: *a\n", "2: parts: is repeated by an alias"),
        ("name: x\nparts:\n- size: !!python/object/apply:os.getcwd []\n", "3: parts[0].size: has the tag !!python/object/apply:os.getcwd"),
        *((f"parts:\n- size: {value}\n", f"2: parts[0].size: has the tag {value.split()[0]}") for value in TAGGED),
        pytest.param("a: " + "[" * 5000 + "]" * 5000, " nested too deeply", id="deep"),
    ],
)
def test_a_complaint_names_the_line_and_the_key(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(text, encoding="utf-8")
    assert said in complaint(file)


def test_other_encodings_missing_and_huge_files_are_named(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    assert "No such file" in complaint(file)
    file.write_bytes(b"name: a\nparts: \xff\n")
    assert complaint(file).startswith("2: not UTF-8")
    file.write_bytes(b"#" * 1_000_001)
    assert "larger than 1,000,000 bytes" in complaint(file)


def test_an_empty_file_and_a_byte_order_mark_are_fine(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(b"")
    assert read(file, Outer).value == Outer()
    file.write_bytes(b"\xef\xbb\xbfname: x\n")
    assert read(file, Outer).value.name == "x"


@pytest.mark.parametrize("text", ["parts: &a [*a]\n", "parts: &a []\nname: *a\n"])
def test_aliases_are_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(text, encoding="utf-8")
    assert "repeated by an alias" in complaint(file)


def test_aliases_of_aliases_of_aliases_cost_nothing(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    rows = [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9 if n else ['x'] * 9)}]" for n in range(12)]
    file.write_text("\n".join(rows), encoding="utf-8")
    assert "repeated by an alias" in complaint(file)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2023-09-13", "2023-09-13"),
        ("2023-13-45", "2023-13-45"),
        ("12:30:45", "12:30:45"),
        ("!!str 5", "5"),
        ("! 5", "5"),
        ("'yes'", "yes"),
        ("12e4", "12e4"),
        ("1.5e3", "1.5e3"),
        ("010", "010"),
        ("=", "="),
        ("<<", "<<"),
    ],
)
def test_what_only_looks_like_a_date_or_number_is_a_text(tmp_path: Path, text: str, name: str) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(f"name: {text}\n", encoding="utf-8")
    assert read(file, Outer).value.name == name


@pytest.mark.parametrize(
    ("text", "value"),
    [("1_000", 1000), ("-3", -3), ("+4", 4), ("0", 0), ("no", False), ("On", True), ("~", None), ("2.5", 2.5), ("1.5e+3", 1500.0)],
)
def test_numbers_and_truth_values_are_what_they_were(text: str, value: object) -> None:
    assert load(f"a: [{text}]") == {"a": [value]}


def test_each_key_that_is_wrong_is_named_and_the_others_are_judged(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text('name: !!int ""\nparts: !!bool x\nsize: 1\n', encoding="utf-8")
    said = [str(error).removeprefix(f"{file}:") for error in complaints(file, Outer)]
    assert [line.split(" ")[:2] for line in said] == [["1:", "name:"], ["2:", "parts:"], ["3:", "size:"]]


@pytest.mark.parametrize(
    "text",
    [
        "a: &a {k: 1}\n" + "".join(f"b{n}: &b{n} {{<<: [{'*a, ' if not n else f'*b{n - 1}, ' * 2}], k{n}: 1}}\n" for n in range(30)),
        "a: &a [1]\nb: [" + "*a," * 100_000 + "]",
        "a: " + "1" * 200_000,
        "a: " + "1:" * 100_000 + "1",
        "a: " + "1_" * 100_000,
        "".join(f"k{n}: {n}\n" for n in range(60_000)),
        "a: " + "[" * 100_000,
        "? " * 50_000,
        "a: !" + "x" * 200_000 + " 1",
    ],
    ids=["merge bomb", "aliases", "digits", "sexagesimal", "underscores", "keys", "depth", "keys of keys", "tag"],
)
def test_no_small_text_takes_long(text: str) -> None:
    started = time.process_time()
    with contextlib.suppress(YamlTextError):
        load(text)
    assert time.process_time() - started < 2 * slowness()
