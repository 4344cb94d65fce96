"""Which side a voice without the side's name belongs to."""

from pathlib import Path

from briefing.assembly.entities.side_by_description import SideByDescription
from briefing.assembly.entities.side_names import parse_side
from briefing.model import Voice
from briefing.workspace.open import make_brief
from briefing.workspace.options import Options

TEXT = """Belarus will receive the guest in Minsk on Monday.

“Nothing is decided,” Belarusian President Aleksandr Lukashenko said.

Pentagon spokesman Harold Dunn told reporters that the talks would be watched closely.

The White House warned that the sale would have consequences.
"""


def test_another_countrys_staff_does_not_belong_to_the_only_head_among_the_sides(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    brief = make_brief(Options(paths=(tmp_path,), sides=("Belarus",), cache=False))
    found = {voice.name: voice.side for voice in brief.voices}
    assert found["Aleksandr Lukashenko"] == "belarus"
    assert found["Harold Dunn"] is None
    assert found["White House"] is None


def test_a_voice_that_is_several_sides_at_once_is_no_outsider() -> None:
    allegiance = SideByDescription([parse_side("Peru=Lima"), parse_side("Chile")])
    assert allegiance.of(Voice(id="a", name="Peru and Chile", kind="state")) == "peru"
    assert allegiance.of(Voice(id="b", name="Chile and Bolivia", kind="group")) is None
