"""Projector, handout, notes and pptx show the same pages with the same numbers, none of them cut."""

import datetime as dt
import itertools
import os
from pathlib import Path

import pytest

from qjviewer.exports.parts import Parts
from qjviewer.exports.slides.presentation import fitted_slides
from qjviewer.pages.told import build
from qjviewer.paper.making import make
from qjviewer.paper.options import PrintOptions
from qjviewer.paper.print_job import job_for
from qjviewer.paper.projected import Sheets
from qjviewer.paper.typesetting import Typesetter
from qjviewer.resources import builtin_bundle, resource
from qjviewer.setting.slides.fit import fit_deck
from qjviewer.setting.slides.look import look_for
from qjviewer.setting.slides.shapes import SHAPES
from qjviewer.wording import LANGUAGES
from tests.kept import kept
from tests.shipped import shipped

# Written anew with QJVIEWER_GOLDENS=1.
GOLDEN = Path(__file__).parents[2] / "golden" / "slides.txt"
NOW = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.timezone.utc)


ZHEJIANG, TEMPLATE = "zhejiang-2024q1q3", "template"
WHERE = {
    "": builtin_bundle(),
    ZHEJIANG: builtin_bundle().parent / ZHEJIANG,
    TEMPLATE: resource(TEMPLATE),
}


def briefing(lang, name=""):
    return shipped(WHERE[name], lang)


def job(lang, style, shape, name=""):
    return job_for(briefing(lang, name), PrintOptions(style=style, screen=shape), NOW)


@kept
def projector(lang, shape, name=""):
    """The deck as a projector of this shape shows it."""
    loaded = briefing(lang, name)
    deck = build(loaded.cover, loaded.pages, lang, loaded.digest)
    return fit_deck(deck, look_for(loaded.cover, loaded.bundle, lang), SHAPES[shape])


def labels(deck, lang):
    return [slide.label(lang) for slide in deck.slides]


@pytest.mark.parametrize(
    ("name", "lang", "shape"),
    [
        ("", "zh-Hans", "16:9"),
        ("", "zh-Hant", "21:9"),
        ("", "en", "4:3"),
        (ZHEJIANG, "zh-Hans", "4:3"),
        (ZHEJIANG, "en", "16:10"),
        (TEMPLATE, "zh-Hant", "21:9"),
        (TEMPLATE, "en", "4:3"),
    ],
)
def test_every_hand_has_the_same_pages(name, lang, shape):
    loaded = briefing(lang, name)
    made = projector(lang, shape, name)
    parts = Parts(loaded.cube, loaded.cover, loaded.pages, loaded.view, loaded.digest)
    assert labels(fitted_slides(parts, shape), lang) == labels(made.deck, lang)
    assert labels(Sheets(job(lang, "handout", shape, name)).deck, lang) == labels(made.deck, lang)
    assert made.tight == ()


def test_the_pages_of_all_briefings_stay_as_they_are_and_hold_all_words():
    told = []
    for name, lang, shape in itertools.product(WHERE, LANGUAGES, SHAPES):
        made = projector(lang, shape, name)
        assert made.tight == (), (name, lang, shape)
        told.append(f"{name} {lang} {shape}: {', '.join(labels(made.deck, lang))}".strip())
    if os.environ.get("QJVIEWER_GOLDENS"):
        GOLDEN.write_text("\n".join(told) + "\n", encoding="utf-8")
    assert GOLDEN.read_text(encoding="utf-8").splitlines() == told


@pytest.mark.parametrize(("lang", "style", "shape"), [("zh-Hans", "notes", "16:9"), ("en", "handout", "4:3")])
def test_paper_shows_every_page_whole(lang, style, shape):
    made = make(job(lang, style, shape))
    shown = [s.number for s in made.data.more["deck"].slides]
    assert shown == labels(projector(lang, shape).deck, lang)[: len(shown)]
    with Typesetter(made) as setter:
        setter.settle()
        assert setter.told.left == []
