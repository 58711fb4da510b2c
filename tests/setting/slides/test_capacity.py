"""One place or ninety, one period or sixty: a page of a show is divided or folded, never overprinted."""

import pytest

from qjviewer.pages.blocks import Chart, text_of
from qjviewer.pages.build_pages import build
from qjviewer.pages.told import build as told
from qjviewer.pages.view import View
from qjviewer.setting.slides.fit import fit_deck
from qjviewer.setting.slides.look import SlideLook
from qjviewer.setting.slides.style import LIGHT
from tests.charts.boards import board

LOOK = SlideLook(LIGHT, "zh-Hans", "简报")
WIDE, HIGH = (16, 9), (4, 3)
INDICATORS = tuple(f"i{n}" for n in range(8))
IN_TIME = ("bump", "heattable", "line", "multiples")
AT_ONCE = ("bars", "compare", "dumbbell", "heattable", "multiples", "rankboard", "tiles")


def periods(count):
    """So many cumulative periods, the last one in 2026 or later."""
    ends = [f"{2026 + n // 4}{('Q1', 'H1', 'Q1-Q3', '')[n % 4]}" for n in range(count)]
    return tuple(ends)


def slides(kind, places, count=1, shape=(16, 9)):
    """The slides of one chart, and those of them that had to be squeezed."""
    shown = INDICATORS if kind == "heattable" and count == 1 else INDICATORS[:1]
    about = f"periods: {periods(count)[0]}..now, " if count > 1 else ""
    of = ", ".join(f"{i}.yoy" for i in shown)
    chart = f"      - {{chart: {kind}, of: [{of}], {about}group: peers, title: 各地}}\n"
    body = f"tabs:\n  - tab: a\n    title: 页\n    blocks:\n{chart}"
    cube = board(places=places, periods=periods(count), indicators=shown, body=body, own=min(1, places - 1))
    made = build(cube, View("zh-Hans"))
    fitted = fit_deck(told(made.cover, made.pages, "zh-Hans"), LOOK, shape)
    return [s for s in fitted.deck.slides if s.tab == "a"], fitted.tight


def places_in(content):
    """The places that have a cell, a bar or a line in what is drawn on a slide."""
    return {
        m.link.figure.split("@")[1] for m in content.scene.marks if getattr(m, "link", None) and m.link.figure
    }


@pytest.mark.parametrize(("places", "shape"), [(1, WIDE), (2, HIGH), (26, WIDE), (90, HIGH)])
@pytest.mark.parametrize("kind", AT_ONCE)
def test_any_number_of_places_is_read_on_few_pages(kind, places, shape):
    made, tight = slides(kind, places, shape=shape)
    assert tight == ()
    assert 1 <= len(made) <= 3


@pytest.mark.parametrize(("places", "count"), [(1, 60), (2, 2), (26, 12), (90, 2)])
@pytest.mark.parametrize("kind", IN_TIME)
def test_any_number_of_periods_is_read_on_few_pages(kind, places, count):
    made, tight = slides(kind, places, count)
    assert tight == ()
    assert 1 <= len(made) <= 2


def test_parts_hold_every_place_once_and_ranks_are_those_among_all():
    made, _ = slides("heattable", 26)
    first, second = (places_in(s.content) for s in made)
    assert not first & second
    assert len(first | second) == 26
    (whole,) = (x for x in slides("heattable", 6)[0] if isinstance(x.content, Chart))
    assert "位次22—26" in [key.text for key in made[1].content.scene.legend]
    assert "位次6" in [key.text for key in whole.content.scene.legend]


def test_what_is_folded_keeps_our_own_place_and_says_so():
    ((slide,), _) = slides("bars", 90)
    content = slide.content
    few = content.scene.folded
    assert few is not None
    assert len(places_in(content)) > len(places_in(Chart("", "", (), (), few)))
    assert "p1" in places_in(Chart("", "", (), (), few))
    assert any("共90个地区" in note for note in few.notes), text_of(content.title)
