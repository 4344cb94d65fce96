"""Files that people write, and what they are told when one is wrong."""

from pathlib import Path

import pytest

from briefing.model import Record
from briefing.yamlfile import YamlFileError, read


class Inner(Record, frozen=True, forbid_unknown_fields=True):
    size: int = 0


class Outer(Record, frozen=True, forbid_unknown_fields=True):
    name: str = ""
    parts: tuple[Inner, ...] = ()


def complaint(file: Path) -> str:
    with pytest.raises(YamlFileError) as error:
        read(file, Outer)
    return str(error.value).removeprefix(f"{file}:")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name: x\nparts:\n- size: 1\n- sise: 2\n", '4: parts[1].sise: unknown key; did you mean "size"?'),
        ("parts:\n- size: 1\n- size: big\n", "3: parts[1].size: expected a whole number, got a text"),
        ("parts:\n  size: 1\n", "1: parts: expected a list, got a mapping of keys"),
        ("- a\n", "1: expected a mapping of keys, got a list"),
        ("name: x\n\tparts: 1\n", "2: can't be read as YAML"),
        ("name: 2023-13-45\n", " can't be read as YAML"),
        ("name: !!python/object/apply:os.getcwd []\n", " can't be read as YAML"),
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
