"""Notes stand at the foot of the page of their mark, each source once a page."""

import itertools
from collections import Counter
from itertools import pairwise

import pytest

from qjviewer.paper.footnotes import Cited, carriers, kept
from tests.paper import samples
from tests.paper.reading import glyphs, lines, printed, real, zhejiang

STYLES = ("summary", "official")
LANGUAGES = ("zh-Hans", "zh-Hant", "en")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_note_is_astray_and_none_is_lacking(style, lang):
    found = real(style, lang)
    assert found.cites
    assert found.astray == ()


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_source_is_told_once_a_page(style, lang):
    found = real(style, lang)
    key = {c.id: c.key for c in found.cites}
    told = Counter((n.page, key[n.id]) for n in found.notes)
    assert max(told.values()) == 1


def test_a_note_tells_every_spot_of_its_page():
    found = real("summary")
    page = [c for c in found.cites if c.page == 1]
    spots = {s for c in page for s in c.spots}
    words = ["".join(g.text for g in line) for line in lines(found.pdf, 0).values()]
    note = "".join(w for w in words if "《衢江上半年" in w)
    assert spots
    for spot in spots:
        assert spot in note


def cited(number, page, *spots, key="1"):
    return Cited(str(number), key, list(spots), page)


def test_the_first_mark_of_a_page_carries_the_note_with_all_spots():
    found = carriers(
        [cited(1, 1, "第10段"), cited(2, 1, "第2段"), cited(3, 2, "第4段"), cited(4, 2, key="2")]
    )
    assert found == {"1": ["第2段", "第10段"], "3": ["第4段"], "4": []}


def test_what_has_no_number_is_told_before_what_has_one():
    assert carriers([cited(1, 1, "第1段"), cited(2, 1, "附表")]) == {"1": ["附表", "第1段"]}


def test_a_spot_within_another_is_not_told_twice():
    assert carriers(
        [cited(1, 1, "第1段"), cited(2, 1, "第1—3段"), cited(3, 1, "第2段"), cited(4, 1, "第9段")]
    ) == {"1": ["第1—3段", "第9段"]}


def test_a_mark_that_carried_its_pages_note_keeps_it():
    by_id = {c.id: c for c in (cited(1, 1, "第1段"), cited(2, 1, "第2段"))}
    assert kept({"1": ["第1段", "第2段"]}, {"2": ["第2段"]}, by_id, grow=False) == {"2": ["第1段", "第2段"]}
    assert kept({"1": ["第1段"]}, {"9": ["第9段"]}, by_id, grow=False) == {"1": ["第1段"]}


@pytest.mark.parametrize(("grow", "told"), [(True, ["第1段", "第2段"]), (False, ["第1段"])])
def test_a_note_keeps_the_spots_it_had_where_spots_only_grow(grow, told):
    by_id = {c.id: c for c in (cited(1, 1, "第1段"), cited(2, 1, "第2段"))}
    assert kept({"1": ["第1段"]}, {"1": ["第2段"]}, by_id, grow=grow) == {"1": told}


@pytest.mark.parametrize(
    ("style", "lang"), [("summary", "zh-Hans"), ("summary", "en"), ("official", "zh-Hans")]
)
def test_a_line_goes_over_with_its_second_note(style, lang):
    # Here a line at the foot of a page has room for one of its two notes.
    assert zhejiang(style, lang).astray == ()


def test_notes_of_a_page_follow_each_other_without_empty_lines():
    # Three notes of one line go over with it; each is told under its own number.
    notes = zhejiang("official", "zh-Hans").notes
    steps = [b.y - a.y for a, b in itertools.pairwise(notes) if a.page == b.page]
    assert steps
    assert max(steps) < 3 * 14.5


def test_what_the_headline_tells_alone_is_cited_there(tmp_path):
    found = printed(samples.written(tmp_path, samples.ONE_FIGURE), style="official")
    assert [c.spots for c in found.cites] == [["第1段"]]
    assert "增长13.4%[1]。" in "".join(g.text for g in glyphs(found.pdf))


def test_notes_stand_close_under_each_other():
    found = zhejiang("official")
    for page in range(found.pages):
        notes = [n.y for n in found.notes if n.page == page + 1]
        # Two lines at most: none is kept free to drive a line of text over to the next page.
        assert all(below - above < 30 for above, below in pairwise(notes)), (page + 1, notes)


def test_nothing_is_set_again_once_every_note_stands_on_its_page(tmp_path):
    assert printed(samples.written(tmp_path, samples.ONE_FIGURE), style="summary").passes == 1
    assert real("summary").passes <= 3
