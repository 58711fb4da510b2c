from itertools import combinations

import pytest

from qjviewer.ui.printing import slides
from qjviewer.ui.printing.errors import PrintError
from qjviewer.ui.printing.options import PER_PAGE
from qjviewer.ui.printing.sheet import Projected, Stroke, Words
from qjviewer.ui.printing.styles import compose, offered
from tests.ui.printing.papers import BUNDLE
from tests.ui.printing.sheets import box_of, job_of, outside


def slides_on(sheet):
    return [p for p in sheet.placed if isinstance(p, Projected)]


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("per_page", PER_PAGE)
def test_slides_stand_apart_with_lines_to_write_on(qapp, per_page, landscape):
    document = compose(job_of(BUNDLE, style="handout", per_page=per_page, landscape=landscape))
    assert len(slides_on(document.sheets[0])) == per_page
    numbers = [p.number for sheet in document.sheets for p in slides_on(sheet)]
    assert numbers == list(range(1, numbers[-1] + 1))
    for sheet in document.sheets:
        assert not outside(sheet)
        boxes = [box_of(p) for p in slides_on(sheet)]
        for a, b in combinations(boxes, 2):
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
        assert sum(isinstance(p, Stroke) for p in sheet.placed) > 2 * len(boxes)


def test_notes_stand_under_the_first_slide_of_their_section(qapp):
    job = job_of(BUNDLE, style="notes")
    document = compose(job)
    first = next(s for s in document.sheets if any(p.slide.tab == job.pages[0].id for p in slides_on(s)))
    text = "".join(p.text for p in first.placed if isinstance(p, Words))
    assert job.pages[0].notes[:20] in text
    assert [e.title for e in document.outline] == [p.title for p in job.pages]


def test_without_somebody_who_paints_slides_they_are_not_offered(qapp, monkeypatch):
    monkeypatch.setattr(slides, "_painters", [])
    assert offered() == ["summary", "onepage", "official"]
    with pytest.raises(PrintError) as caught:
        compose(job_of(BUNDLE, style="handout"))
    assert caught.value.key == "no-slides"
