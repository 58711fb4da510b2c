"""What every kind of chart promises, kind by kind: a kind that is added is held to all of it."""

import re

import pytest

from qjviewer.charts.describe import links_of
from qjviewer.charts.kind import draw, native_form
from qjviewer.charts.marks import Bar, Dot
from qjviewer.charts.palette import look
from qjviewer.charts.svg.drawing import drawing
from qjviewer.pages.blocks import Chart, Run
from qjviewer.setting.slides.chart import fitted_scene
from qjviewer.wording import LANGUAGES
from tests.charts import test_kinds, test_placed
from tests.charts.pieces import outside, overprints, pieces_of
from tests.charts.samples import KINDS, sample
from tests.kept import kept

NATIVE = ("bars", "bump", "compare", "dumbbell", "durations", "line", "rankboard")


@kept
def scene(kind, lang="zh-Hans"):
    return draw(kind, sample(kind, lang))


def has_both_goldens(kind):
    return all((folder / f"{kind}.txt").is_file() for folder in (test_kinds.GOLDEN, test_placed.GOLDEN))


def is_shown_as_a_table(kind):
    header, *rows = scene(kind).table
    return bool(rows) and all(len(row) == len(header) and all(row) for row in rows)


def is_a_sentence_for_those_who_hear_it(kind):
    return all(scene(kind, lang).summary.strip().endswith(("。", ".")) for lang in LANGUAGES)


def leads_to_evidence_with_words_on_hover(kind):
    found = list(links_of(scene(kind)))
    return bool(found) and all(link.figure and link.tip for link in found)


def speaks_three_languages(kind):
    heads = {lang: scene(kind, lang).table[0] for lang in LANGUAGES}
    return len(set(heads.values())) == len(LANGUAGES) and not any(
        "{" in cell for head in heads.values() for cell in head
    )


def is_whole_as_svg(kind):
    svg = drawing(scene(kind), 640, prefix="x-")
    return svg.startswith("<svg") and "nan" not in svg and len(re.sub(r"<[^>]+>", "", svg).strip()) > 10


def is_read_on_screen_and_paper(kind):
    """Half a page wide and a whole one, words inside and apart."""
    return not any(
        outside(pieces, width) or overprints(pieces)
        for width in (520, 1100)
        for pieces in [pieces_of(scene(kind), width)]
    )


def is_read_on_a_slide(kind):
    return fitted_scene(Chart("p", kind, (Run("题"),), (), scene(kind)), 1728, 690)[2]


def is_native_in_office_files_or_shapes(kind):
    return bool(native_form(kind)) is (kind in NATIVE)


def is_told_apart_in_gray(kind):
    """Roles that fill shapes differ in gray, by hatch or by outline, or their shapes have different forms."""
    marks = [m for m in scene(kind).marks if isinstance(m, Bar | Dot)]
    forms = {(m.role, getattr(m, "shape", "bar"), getattr(m, "hollow", False)) for m in marks}
    seen = {
        (gray(look(r).fill), bool(look(r).outline), look(r).hatch, shape, hollow)
        for r, shape, hollow in forms
    }
    return len(seen) == len(forms)


def gray(colour):
    """How light a colour is, in thirty steps."""
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return round((0.299 * red + 0.587 * green + 0.114 * blue) / 8.5)


PROMISES = (
    has_both_goldens,
    is_shown_as_a_table,
    is_a_sentence_for_those_who_hear_it,
    leads_to_evidence_with_words_on_hover,
    speaks_three_languages,
    is_whole_as_svg,
    is_read_on_screen_and_paper,
    is_read_on_a_slide,
    is_native_in_office_files_or_shapes,
    is_told_apart_in_gray,
)


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_keeps_every_promise(kind, promise):
    assert promise(kind)
