import os
from pathlib import Path

import pytest

from qjviewer.charts.describe import describe, links_of
from qjviewer.charts.kind import draw, kind_names
from qjviewer.charts.marks import Axis, Flow, Label, SideColumn
from qjviewer.charts.request import CannotDraw
from qjviewer.wording import LANGUAGES, knows
from tests.charts.samples import KINDS, request, sample

GOLDEN = Path(__file__).parent.parent / "golden" / "charts"
# Set to refresh the golden files; then look at what changed before committing it.
REFRESH = "QJVIEWER_REFRESH_GOLDENS" in os.environ
ENGLISH = ("compare", "line", "rankboard", "progress")
CASES = [(kind, "zh-Hans") for kind in KINDS] + [(kind, "en") for kind in ENGLISH]


def test_every_kind_has_a_sample():
    assert kind_names() == KINDS


@pytest.mark.parametrize(("kind", "lang"), CASES)
def test_sample_matches_its_golden(kind, lang):
    path = GOLDEN / (f"{kind}.txt" if lang == "zh-Hans" else f"{kind}.{lang}.txt")
    found = describe(draw(kind, sample(kind, lang)))
    if REFRESH:
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", kind_names())
def test_no_golden_is_stale(kind):
    assert {p.name.split(".")[0] for p in GOLDEN.glob("*.txt")} == set(kind_names())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", kind_names())
def test_every_figure_and_item_can_be_pointed_at(kind, lang):
    made = sample(kind, lang)
    found = {link.figure for link in links_of(draw(kind, made))}
    assert {x.id for x in (*made.figures, *made.items)} <= found


@pytest.mark.parametrize("kind", kind_names())
def test_table_holds_every_figure_and_rows_are_even(kind):
    made = sample(kind)
    table = draw(kind, made).table
    assert len(table) >= 1 + len(made.figures) + len(made.items)
    assert len({len(row) for row in table}) == 1
    assert all(all(row) for row in table)


@pytest.mark.parametrize("kind", kind_names())
def test_says_itself_in_one_sentence(kind):
    summary = draw(kind, sample(kind)).summary
    assert summary.endswith("。")
    assert summary.count("。") == 1


def words_of(scene):
    """All words a scene shows."""
    for mark in scene.marks:
        if isinstance(mark, Label):
            yield mark.text
        elif isinstance(mark, Flow):
            yield from (w.text for w in mark.words)
        elif isinstance(mark, Axis):
            yield from (text for _, text in mark.ticks)
        elif isinstance(mark, SideColumn):
            yield from (mark.head, *(cell.text for cell in mark.cells))


@pytest.mark.parametrize("kind", kind_names())
def test_a_derived_or_target_value_says_so(kind):
    figures = sample(kind).figures
    words = {"目标" if f.is_target else "推算" for f in figures if f.is_target or f.status == "derived"}
    for word in words:
        assert any(word in text for text in words_of(draw(kind, sample(kind)))), word


@pytest.mark.parametrize("kind", kind_names())
def test_never_writes_si_prefixes_or_hyphens_for_minus(kind):
    for text in words_of(draw(kind, sample(kind))):
        assert not text.startswith("-")
        assert not text.endswith("k")


@pytest.mark.parametrize("kind", kind_names())
def test_nothing_to_draw_is_told(kind):
    with pytest.raises(CannotDraw) as caught:
        draw(kind, request((), ()))
    assert knows(f"charts.{caught.value.reason}")


def test_unknown_kind_is_a_key_error():
    with pytest.raises(KeyError):
        draw("pie", sample("bars"))
