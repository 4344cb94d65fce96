"""Long lists that fetch what is asked for."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.workspace.lazy import PAGE, Lazy, PatchedOrder


def test_only_what_is_asked_for_is_fetched() -> None:
    asked: list[tuple[int, int]] = []

    def fetch(start: int, end: int) -> list[int]:
        asked.append((start, end))
        return list(range(start, end))

    rows = Lazy(100_000, fetch)
    assert len(rows) == 100_000
    assert rows[70_000:70_040] == list(range(70_000, 70_040))
    assert sum(end - start for start, end in asked) <= 2 * PAGE
    assert rows[-1] == 99_999
    before = len(asked)
    assert rows[70_001] == 70_001
    assert len(asked) == before, "what was fetched is kept"


def test_who_goes_through_large_rows_holds_few_at_once() -> None:
    asked: list[tuple[int, int]] = []

    def fetch(start: int, end: int) -> list[int]:
        asked.append((start, end))
        return list(range(start, end))

    rows = iter(Lazy(10, fetch, batch=1))
    assert [next(rows), next(rows)] == [0, 1]
    assert asked == [(0, 1), (1, 2)]


@given(st.integers(0, 30), st.sets(st.integers(0, 29)), st.lists(st.tuples(st.integers(-1, 31), st.text("ab", min_size=1)), max_size=8))
def test_an_order_is_the_stored_one_with_things_taken_out_and_put_in(base: int, removed: set[int], inserted: list[tuple[int, str]]) -> None:
    removed = {place for place in removed if place < base}
    plain: list[int | str] = []
    for place in range(-1, base):
        plain += [name for where, name in inserted if where == place]
        if place >= 0 and place not in removed:
            plain.append(place)
    plain += [name for where, name in sorted(inserted, key=lambda one: one[0]) if where >= base]
    order = PatchedOrder(base, sorted(removed), inserted)
    assert len(order) == len(plain)
    assert [one for piece in order.pieces(0, len(order)) for one in piece] == plain
    for start in range(0, len(plain), 3):
        assert [one for piece in order.pieces(start, min(start + 3, len(plain))) for one in piece] == plain[start : start + 3]
