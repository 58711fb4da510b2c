"""Tells a briefing as a deck: a walk of few pages, one claim each, and an appendix for questions.

The bundle's `deck:` says what is told; without it the pages are chosen here: the whole at a glance, the
pictures of each tab, weak points, next steps. No figure stands on more than two pages of the walk.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final, TypeAlias

import msgspec
from msgspec.structs import replace

from qjviewer.pages.blocks import Cards, Chart, Cover, Page, Points, Run, Runs, StoryPage, Table, text_of
from qjviewer.pages.deck import (
    DEFAULT_SECONDS,
    Closing,
    Content,
    Deck,
    Opening,
    RemarkList,
    SideBySide,
    Slide,
    anchor_of,
    continued,
    numbered,
    sources_of,
    steps_of,
)
from qjviewer.pages.ideas import Idea, counted, ideas_of, is_claim, whole_block
from qjviewer.pages.shown import figures_on
from qjviewer.pages.unstated import stated
from qjviewer.wording import Language, say

MOST_PAGES: Final = 12  # the cover included
MOST_OF_A_TAB: Final = 2
MOST_TIMES: Final = 2  # that a figure stands on a page of the walk
# Reading pace for a plan where the bundle gives no minutes: characters of notes a minute.
SPOKEN_PER_MINUTE: Final = 220
_COVER_SECONDS: Final = 20

_CHOSEN: Final = StoryPage(())
_Beside: TypeAlias = Cards | Points | RemarkList | Chart


class _Told(msgspec.Struct, frozen=True):
    """A page of the walk: the ideas it shows, its claim, its content in as many parts as it needs."""

    ideas: tuple[Idea, ...]
    headline: Runs
    contents: tuple[Content, ...]
    plan: StoryPage = _CHOSEN
    story: int = -1

    @property
    def page(self) -> Page:
        """The tab it belongs to."""
        return self.ideas[0].page


def build(cover: Cover, pages: Iterable[Page], lang: Language, digest: str = "") -> Deck:
    """The deck of a briefing; `digest` is the fingerprint of its data."""
    pages = tuple(pages)
    skipped = cover.story.skip
    ideas = tuple(i for i in ideas_of(pages, lang) if i.name not in skipped and i.block not in skipped)
    told = list(
        _planned(cover.story.pages, ideas) if cover.story.pages else _Chooser(ideas, pages, lang).walk()
    )
    opening = Slide("opening", "", "", (Run(cover.title),), Opening(cover), seconds=_COVER_SECONDS)
    kept = [page for page in told if page.plan.appendix]
    told = [page for page in told if not page.plan.appendix]
    walk = _timed([s for page in told for s in _slides(page, cover, lang)], pages)
    aside = (replace(s, appendix=True) for page in kept for s in _slides(page, cover, lang))
    shown = {idea.name for page in (*told, *kept) for idea in page.ideas}
    rest = _appendix([i for i in ideas if i.name not in shown], cover, lang)
    closing = (Run(say("deck.closing", lang)),)
    end = Slide("closing", "", "", closing, Closing(cover, digest), appendix=True)
    return Deck(numbered([opening, *walk, *aside, *rest, end]))


# As the bundle says ------------------------------------------------------------------------


def _planned(pages: Sequence[StoryPage], ideas: Sequence[Idea]) -> Iterator[_Told]:
    """The pages that the bundle lists; what is not there in this view leaves no gap."""
    for number, plan in enumerate(pages):
        found = [_named(name, ideas) for name in plan.show]
        kept = [group for group in found if group]
        if not kept:
            continue
        wholes = [w for group in kept if (w := whole_block(group)) is not None]
        headline = plan.headline or _own_headline(wholes[-1])
        every = tuple(idea for group in kept for idea in group)
        yield _Told(every, headline, _together(wholes), plan, number)


def _named(name: str, ideas: Sequence[Idea]) -> tuple[Idea, ...]:
    """The ideas of a name: one part of a block, or all of them."""
    return tuple(i for i in ideas if name in (i.name, i.block))


def _own_headline(idea: Idea) -> Runs:
    """The claim of an idea: its own heading, else that of its tab."""
    if is_claim(idea.headline):
        return idea.headline
    return idea.page.headline or idea.headline or (Run(idea.page.title),)


def _together(wholes: Sequence[Idea]) -> tuple[Content, ...]:
    """The contents of one page: two stand side by side where one is a picture of one page, or both are."""
    if len(wholes) == 2 and all(len(w.contents) == 1 for w in wholes):
        first, second = sorted((w.whole for w in wholes), key=_rank)
        if isinstance(second, Chart | Table) and isinstance(first, Cards | Points | RemarkList | Chart):
            return (SideBySide(_without_shown(first, second), second),)
    return tuple(c for w in wholes for c in w.contents)


def _rank(content: Content) -> int:
    """Words before pictures, a chart before a table."""
    return 2 if isinstance(content, Table) else int(isinstance(content, Chart))


def _without_shown(first: _Beside, picture: Chart | Table) -> _Beside:
    """Cards beside a picture without those it shows, unless it shows all of them."""
    if not isinstance(first, Cards):
        return first
    shown = figures_on(picture)
    cards = tuple(c for c in first.cards if c.figure not in shown)
    return replace(first, cards=cards) if len(cards) > 1 else first


# Chosen by the program ---------------------------------------------------------------------


class _Chooser(msgspec.Struct):
    """Chooses what is walked through: few pages, no figure on more than two of them."""

    ideas: Sequence[Idea]
    pages: Sequence[Page]
    lang: Language
    uses: Counter[str] = msgspec.field(default_factory=Counter)

    def walk(self) -> list[_Told]:
        """The pages after the cover."""
        own = [i for i in self.ideas if not i.plan.appendix]
        last = [*self._weak(own), *self._next(own)]
        room = MOST_PAGES - 1 - len(last)
        tabs = [
            list(self._of_tab([i for i in own if i.page is page], is_first=n == 0))
            for n, page in enumerate(self.pages)
        ]
        # Every tab has its first page before any has a second.
        by_turn = [
            (n, told)
            for turn in range(MOST_OF_A_TAB + 1)
            for n, of in enumerate(tabs)
            for told in of[turn : turn + 1]
        ]
        taken = [(n, told) for n, told in by_turn if self._take(told)][:room]
        return [*(told for _, told in sorted(taken, key=lambda t: t[0])), *last]

    def _take(self, told: _Told) -> bool:
        """Count the figures of a page; False where one of them would stand on too many."""
        figures = {f for c in told.contents for f in figures_on(c)}
        if any(self.uses[f] >= MOST_TIMES for f in figures):
            return False
        self.uses.update(figures)
        return True

    def _of_tab(self, ideas: Sequence[Idea], *, is_first: bool) -> Iterator[_Told]:
        pictures = [i for i in ideas if isinstance(i.whole, Chart) and _is_own(i.whole)]
        cards = [i for i in ideas if isinstance(i.whole, Cards)]
        if is_first and cards:
            beside = next((p for p in pictures if _is_about(p, cards[0])), None)
            yield self._led([cards[0], *([beside] if beside else [])])
            pictures = [p for p in pictures if p is not beside]
        elif not pictures:
            words = (Cards, Points, Table)
            found = next((i for kind in words for i in ideas if isinstance(i.whole, kind)), None)
            yield from [self._led([found])] if found else []
        for picture in pictures[:MOST_OF_A_TAB]:
            yield _Told((picture,), _own_headline(picture), picture.contents)

    def _led(self, ideas: Sequence[Idea]) -> _Told:
        """A page under the conclusion of its tab."""
        headline = ideas[0].page.headline
        return _Told(tuple(ideas), headline or _own_headline(ideas[0]), _together(ideas))

    def _weak(self, ideas: Sequence[Idea]) -> Iterator[_Told]:
        found = [i for i in ideas if i.name.endswith(".weakness")]
        if found:
            contents = tuple(c for i in found for c in i.contents)
            count = sum(len(c.points) for c in contents if isinstance(c, Points))
            yield _Told(tuple(found), counted("weakness", count, self.lang), contents)

    def _next(self, ideas: Sequence[Idea]) -> Iterator[_Told]:
        for idea in ideas:
            if idea.name.endswith(".next"):
                yield _Told((idea,), idea.headline, idea.contents)


def _is_own(chart: Chart) -> bool:
    return not chart.is_foreign and not chart.is_beyond


def _is_about(picture: Idea, cards: Idea) -> bool:
    """Whether a picture shows the figures that cards show."""
    assert isinstance(cards.whole, Cards)
    return {c.figure for c in cards.whole.cards if c.figure} <= figures_on(picture.whole)


# Slides ------------------------------------------------------------------------------------


def _slides(told: _Told, cover: Cover, lang: Language) -> Iterator[Slide]:
    """The slides of a page of the walk: one, or one for each part."""
    idea, plan = told.ideas[0], told.plan
    minutes = plan.minutes if plan.minutes is not None else idea.plan.minutes
    names = plan.show or tuple(i.name for i in told.ideas)
    for part, content in enumerate(told.contents):
        shown = stated(_captioned(content, told.headline))
        made = _slide(idea, part, told.headline, shown, cover, lang)
        steps = made.steps if plan.steps and all(i.plan.steps for i in told.ideas) else 0
        notes = plan.notes or next((i.plan.notes for i in told.ideas if i.plan.notes), "")
        seconds = int(minutes * 60) if minutes is not None and part == 0 else _spoken(notes, part)
        yield replace(made, steps=steps, notes=notes, seconds=seconds, story=told.story, names=names)


def _captioned(content: Content, headline: Runs) -> Content:
    """A picture beside something else says what it says, unless that stands over the page."""
    if not isinstance(content, SideBySide):
        return content
    of_picture = _caption(content.picture, headline)
    of_first = _caption(content.first, headline) if isinstance(content.first, Chart) else ()
    return replace(content, caption=of_picture, first_caption=of_first)


def _caption(picture: Chart | Table, headline: Runs) -> Runs:
    return () if text_of(picture.title) == text_of(headline) else picture.title


def _slide(idea: Idea, part: int, headline: Runs, content: Content, cover: Cover, lang: Language) -> Slide:
    page = idea.page
    within = idea.name.partition(".")[2]
    return Slide(
        key=f"{page.id}/{idea.number}{'.' if within else ''}{within}/{part}",
        tab=page.id,
        section=page.title,
        headline=continued(headline, lang) if part else headline,
        content=content,
        steps=steps_of(content),
        sources=sources_of(content, cover, lang),
        anchor=anchor_of(content),
        stale=page.stale,
        part=part,
    )


def _appendix(ideas: Sequence[Idea], cover: Cover, lang: Language) -> Iterator[Slide]:
    """What the walk leaves out, in the order of the tabs, shown at once."""
    for idea in ideas:
        headline = idea.headline or idea.page.headline or (Run(idea.page.title),)
        for part, content in enumerate(idea.contents):
            made = _slide(idea, part, headline, content, cover, lang)
            yield replace(made, steps=0, appendix=True, notes=idea.plan.notes)


def _spoken(notes: str, part: int) -> int:
    """How long a page's own notes take to say; 0 where it has none."""
    return max(20, int(Decimal(len(notes)) / SPOKEN_PER_MINUTE * 60)) if notes and part == 0 else 0


def _timed(slides: Sequence[Slide], pages: Sequence[Page]) -> list[Slide]:
    """The slides with times: their own, else their share of what their tab is given."""
    made: list[Slide] = []
    seen: set[str] = set()
    by_id = {page.id: page for page in pages}
    for slide in slides:
        page = by_id[slide.tab]
        of_tab = [s for s in slides if s.tab == slide.tab]
        seconds = slide.seconds or _share(page, slide, of_tab)
        notes = slide.notes or _own_notes(page, slide, is_first=slide.tab not in seen)
        seen.add(slide.tab)
        made.append(replace(slide, seconds=seconds, notes=notes))
    return made


def _own_notes(page: Page, slide: Slide, *, is_first: bool) -> str:
    """The tab's notes on its first page; on another what its picture says, so that none goes without."""
    if is_first and page.notes:
        return page.notes
    picture = slide.content.picture if isinstance(slide.content, SideBySide) else slide.content
    return picture.scene.summary if isinstance(picture, Chart) else ""


def _share(page: Page, slide: Slide, of_tab: Sequence[Slide]) -> int:
    """A slide's part of its tab's minutes, by how much there is to say."""
    free = [s for s in of_tab if not s.seconds]
    if page.minutes is not None:
        total = int(page.minutes * 60) - sum(s.seconds for s in of_tab)
    elif page.notes:
        total = max(DEFAULT_SECONDS, int(Decimal(len(page.notes)) / SPOKEN_PER_MINUTE * 60))
    else:
        total = DEFAULT_SECONDS * len(free)
    weights = [2 if s.steps or isinstance(s.content, Chart) else 1 for s in free]
    at = free.index(slide)
    before, upto = sum(weights[:at]), sum(weights[: at + 1])
    whole = max(len(free), total)
    return max(1, whole * upto // sum(weights) - whole * before // sum(weights))


def is_short_of_claim(slide: Slide) -> bool:
    """Whether a slide of the walk has a topic for its headline."""
    return not isinstance(slide.content, Opening) and not is_claim(slide.headline)
