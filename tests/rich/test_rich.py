"""A small invented briefing with something of everything, and what the program makes of it, as golden files.

The briefing lies beside this file; tests/golden/rich holds a file a room.
"""

from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import Teller
from qjviewer.load import Loaded, load, restated
from qjviewer.pages.asking import answering, ask, askables
from qjviewer.pages.blocks import Cards, Chart, Page, text_of
from qjviewer.pages.buildup import builds_of, reveals_of
from qjviewer.pages.card_prose import Prose
from qjviewer.pages.deck import Deck
from qjviewer.pages.deck_words import words_on
from qjviewer.pages.drafting import draft
from qjviewer.pages.evidence import Explainer
from qjviewer.pages.maker import Maker
from qjviewer.pages.page_pieces import pieces_of
from qjviewer.pages.plain import plain_text
from qjviewer.pages.told import build as deck_of
from qjviewer.pages.view import View
from qjviewer.setting.slides.fit import fit_deck
from qjviewer.setting.slides.layout import lay_out
from qjviewer.setting.slides.look import look_for
from qjviewer.setting.slides.shapes import SHAPES
from qjviewer.setting.slides.style import page_width
from qjviewer.wording import LANGUAGES, Language
from tests.rich.written import is_golden, lines
from tests.setting.slides.test_placed_slides import told as placed

BUNDLE = Path(__file__).parent


WHOLE = View()


@cache
def rich(view: View = WHOLE) -> Loaded:
    """The briefing as a view shows it."""
    return load(BUNDLE) if view == WHOLE else restated(rich(), view)


def maker(lang: Language = "zh-Hans", *, internal: bool = False) -> Maker:
    cube = rich().cube
    assert cube is not None
    return Maker(cube, View(lang), show_internal=internal)


def deck(lang: Language = "zh-Hans") -> Deck:
    loaded = rich(View(lang))
    assert loaded.cover is not None
    return deck_of(loaded.cover, loaded.pages, lang, "0123")


def problems(loaded: Loaded) -> Iterator[str]:
    """Every problem but for missing translations, with what to do; then the claims that were read."""
    for p in loaded.problems:
        if p.code != "language-unfinished":
            hints = [p.hint(lang) for lang in ("zh-Hans", "en")]
            said = f"{p.code} {p.subject}: {p.message('zh-Hans')} / {p.message('en')}"
            yield f"{p.where} {p.severity.word} {said}"
            yield f"    {' / '.join(h for h in hints if h)}".rstrip()
    for claim in loaded.claims:
        words = claim.text[claim.start : claim.end]
        yield f"{claim.where} {claim.path} {words}: {claim.verdict} {claim.outcome('zh-Hans')} {claim.cells}"


def reading() -> Iterator[str]:
    """The bundle as it was read: its sections, what its tables hold, and where some of it stands."""
    bundle = rich().bundle
    assert bundle is not None
    yield from (line for line in lines(bundle) if not line.startswith(" store:"))
    for number, row in enumerate(bundle.store.observations()):
        yield from lines(row)
        yield f" typed as {bundle.store.value_text(number)} at {bundle.store.span(number)}"
    for path, span in list(rich().origins.items())[::9]:
        yield f"{path} {span} {span.column} {span.raw}"


def figures() -> Iterator[str]:
    """The figures that are shown, with what they are computed from, and how each may be told."""
    cube = rich().cube
    assert cube is not None
    for name in sorted(Explainer(maker(), rich().pages).uses)[::2]:
        figure = cube.by_id(name)
        if figure is not None:
            yield from lines(figure)
            yield from (f" {lang}: {' · '.join(forms(figure, Teller(cube, lang)))}" for lang in LANGUAGES)


def forms(figure: Figure, teller: Teller) -> Iterator[str]:
    """What a figure says, form by form."""
    yield from (teller.measured(figure), teller.short(figure), teller.value(figure), teller.change(figure))
    yield from (teller.why(figure), teller.rank(figure) if figure.ranks else "", teller.status(figure))
    yield teller.period(figure.period)


def pages(view: View = WHOLE) -> Iterator[str]:
    """Every page, block by block."""
    yield from lines(rich(view).cover)
    yield from chain.from_iterable(lines(page) for page in rich(view).pages)


def plain(view: View) -> Iterator[str]:
    """Every page in words."""
    loaded = rich(view)
    assert loaded.cover is not None
    yield from plain_text(loaded.cover, loaded.pages, view.lang).splitlines()


def told() -> Iterator[str]:
    """The deck: slide by slide, how each is built up, and the words on it."""
    for slide in deck().slides:
        yield f"{slide.label('zh-Hans')} {slide.key} {slide.steps} steps, {slide.seconds} seconds"
        yield f" {text_of(slide.headline)} | {slide.section} | {slide.anchor} | {slide.stale}"
        yield f" {type(slide.content).__name__} {'appendix' if slide.appendix else ''} {slide.names}"
        yield f" {slide.notes} | {slide.sources}"
        yield f" {' · '.join(words_on(slide))}"
        for chart in (slide.content, *getattr(slide.content, "__struct_fields__", ())):
            if isinstance(chart, Chart):
                yield f" {[r.name for r in reveals_of(chart)]} {list(map(sorted, builds_of(chart)))}"


def evidence(lang: Language, step: int) -> Iterator[str]:
    """What stands behind the facts and items that are shown, and behind some of the figures."""
    explainer = Explainer(maker(lang), rich(View(lang)).pages)
    names = sorted(explainer.uses)
    for name in [*(n for n in names if "." not in n), *[n for n in names if "." in n][::step]]:
        found = explainer.evidence(name)
        yield from lines(found) if found is not None else [f"{name}: nothing"]


def prose() -> Iterator[str]:
    """The cards as sentences in every language, and as a draft that names figures."""
    for lang in LANGUAGES:
        loaded = rich(View(lang))
        assert loaded.cube is not None
        told = Prose(Teller(loaded.cube, lang))
        for page, block in _cards(loaded.pages):
            for headline in ((), page.headline):
                yield "".join(c.text for c in told.sentences(block.cards, headline))
    cube = rich().cube
    assert cube is not None
    yield from draft(rich().pages, Teller(cube, "zh-Hans")).splitlines()


def _cards(pages: tuple[Page, ...]) -> Iterator[tuple[Page, Cards]]:
    return ((p, b) for p in pages for b in p.blocks if isinstance(b, Cards))


def answers() -> Iterator[str]:
    """What can be asked for, what some words find, and the pages that answer."""
    known = askables(deck(), maker())
    yield from chain.from_iterable(lines(one) for one in known)
    for typed in ("gdp", "dqscz", "生产总值", "xm", "全市", "kaigong", "没有的"):
        yield f"{typed}: {' | '.join(one.name for one in ask(known, typed))}"
    for one in known[::4]:
        slide = answering(one, deck(), maker())
        yield from lines(slide.content) if slide is not None else [f"{one.name}: nothing"]


def pieces() -> Iterator[str]:
    """What every page is searched by."""
    yield from (f"{p.path} {p.text} {sorted(p.names)}" for page in rich().pages for p in pieces_of(page))


def slides(name: str, step: int = 1) -> Iterator[str]:
    """Where everything on the slides stands, on a screen of some shape."""
    loaded, shape, remembered = rich(), SHAPES[name], {}
    assert loaded.cover is not None
    assert loaded.bundle is not None
    look = look_for(loaded.cover, loaded.bundle, "zh-Hans")
    fitted = fit_deck(deck(), look, shape, remembered).deck
    for slide in fitted.slides[::step]:
        sheet = lay_out(slide, look, page_width(*shape), slide.label("zh-Hans"), fitted.total, remembered)
        yield f"== {slide.key} {type(slide.content).__name__}"
        yield from placed(sheet)


def answer_slides() -> Iterator[str]:
    """Where everything stands on some of the slides that answer."""
    loaded, shape, made, shown = rich(), SHAPES["4:3"], maker(), deck()
    assert loaded.cover is not None
    assert loaded.bundle is not None
    look = look_for(loaded.cover, loaded.bundle, "zh-Hans")
    for one in askables(shown, made)[::8]:
        slide = answering(one, shown, made)
        if slide is not None:
            yield f"== {one.name}"
            yield from placed(lay_out(slide, look, page_width(*shape), "答", 9, {}))


FILES = {
    "reading": reading,
    "broken": lambda: problems(load(BUNDLE / "broken")),
    "doubtful": lambda: problems(load(BUNDLE / "doubtful")),
    "figures": figures,
    "problems": lambda: problems(rich()),
    "pages": pages,
    "without-context": lambda: plain(View(context=False)),
    "of-industry": lambda: pages(View(owner="县经信局")),
    "of-development": lambda: plain(View("en", owner="Development and Reform")),
    "plain.zh-Hant": lambda: plain(View("zh-Hant")),
    "plain.en": lambda: plain(View("en")),
    "deck": told,
    "evidence": lambda: evidence("zh-Hans", 5),
    "evidence.en": lambda: evidence("en", 15),
    "prose": prose,
    "answers": answers,
    "pieces": pieces,
    "slides": lambda: slides("21:9"),
    "slides.answers": answer_slides,
    "slides.tall": lambda: slides("4:3", 2),
}


def test_what_is_told_of_a_briefing_does_not_depend_on_how_it_is_looked_at():
    whole, part = rich(), load(BUNDLE, View("en", context=False, owner="Industry"))
    assert [(p.where, p.code, p.args) for p in part.problems] == [
        (p.where, p.code, p.args) for p in whole.problems
    ]


@pytest.mark.parametrize("name", FILES)
def test_the_sample_is_made_into_what_it_was(name):
    is_golden(name, FILES[name]())
