"""Gray prints hold no colour; places stay apart by tone alone."""

from itertools import combinations

import pypdfium2
import pytest

from qjviewer.charts.palette import look, luminance
from tests.paper.reading import real, unreleased


@pytest.mark.parametrize("style", ["summary", "onepage", "official", "handout", "card"])
def test_gray_pages_hold_no_colour(style):
    document = pypdfium2.PdfDocument(unreleased(style).pdf)
    for page in list(document)[:3]:
        picture = page.render(scale=0.6).to_pil().convert("RGB")
        assert all(r == g == b for _, (r, g, b) in picture.getcolors(100_000))


def test_places_differ_in_tone():
    tones = [luminance(look(role, "gray").fill) for role in ("district", "city", "province", "nation")]
    assert tones == sorted(tones)
    assert all(abs(a - b) > 0.08 for a, b in combinations(tones, 2))


def test_paper_shouts_nothing_in_red():
    picture = pypdfium2.PdfDocument(real("summary").pdf)[0].render(scale=0.6).to_pil().convert("RGB")
    red = [n for n, (r, g, b) in picture.getcolors(1_000_000) if r > 160 and g < 70 and b < 70]
    assert sum(red) == 0
