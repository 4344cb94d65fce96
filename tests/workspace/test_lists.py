"""What stands in the lists of a view, and what does not."""

import json as plain_json

from msgspec.structs import replace

from briefing.export import json
from briefing.model import Voice
from briefing.workspace.view import View
from tests.workspace.made import brief


def test_a_voice_that_says_nothing_is_not_listed_but_exported() -> None:
    made = brief()
    view = View(replace(made, voices=(Voice(id="v0", name="Radio Kariba"), *made.voices)))
    assert [(row.name, row.statements) for row in view.voices()] == [("River Authority", 1)]
    assert view.voice("v0").name == "Radio Kariba"
    assert [voice["name"] for voice in plain_json.loads(b"".join(json.write(view)))["voices"]] == ["Radio Kariba", "River Authority"]
    assert not View(
        replace(made, voices=(), attributions=(), statements=tuple(replace(s, attributions=()) for s in made.statements))
    ).voices()
