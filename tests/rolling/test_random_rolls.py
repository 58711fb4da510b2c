"""Whatever goes stale when a briefing is rolled forward and is forgotten: it never leaves unmarked.

HYPOTHESIS_PROFILE=long makes a thousand rolls.
"""

import os

import pytest

from qjviewer.load import parts_of
from qjviewer.rolling.todo import REST
from tests.rolling.random_rolls import CONTROL, PLANTS, case, worked_on

COUNT = 1000 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else len(PLANTS)
# Every plant as often as every other.
CASES = [(number, PLANTS[number % len(PLANTS)]) for number in range(COUNT)]


@pytest.mark.parametrize(("number", "plant"), CASES)
def test_a_stale_thing_never_leaves_unmarked(tmp_path, number, plant):
    found = case(number, plant)
    rolled = worked_on(found, tmp_path)
    assert not rolled.release.is_clean
    # Nothing else stands in the way: it is the plant that is found.
    assert rolled.release.awaited == (1 if found.left else 0)
    assert rolled.release.stale == ((found.tab,) if found.tab else ())
    assert rolled.release.rest_is_stale == (found.tab == REST)
    assert not rolled.release.errors or plant in ("source-old", "figure-typed", "rank-typed", "word")
    # It says so on every page that leaves at a spoken wish.
    parts = parts_of(rolled.loaded, rolled.release)
    assert all(parts.marks_of(page) for page in parts.pages)
    assert rolled.release.mark("zh-Hans")
    if found.tab is not None:
        told = [r.text for t in rolled.todo.tabs if t.tab == found.tab for r in t.reviews]
        assert any(found.named in text for text in told), (found.named, told)


@pytest.mark.parametrize("number", range(0, COUNT, 6))
def test_done_in_full_it_is_clean(tmp_path, number):
    """Else a gate that refuses everything would pass the test above."""
    rolled = worked_on(case(number, CONTROL), tmp_path, finish=True)
    assert rolled.release.is_clean, [(p.where, p.message()) for p in rolled.loaded.problems if p.severity > 1]
