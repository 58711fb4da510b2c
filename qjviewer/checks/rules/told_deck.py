"""The told presentation: claims over its pages, no figure on a third page, notes, and within its time.

Only a deck that the bundle lists is looked at: what the program chooses keeps to this by itself.
"""

from collections import defaultdict
from collections.abc import Iterator

from qjviewer.checks.subject import Subject
from qjviewer.pages.blocks import Block, Chart, Page, StoryPage, text_of
from qjviewer.pages.deck import SideBySide, Slide, pictures_of
from qjviewer.pages.ideas import ideas_of
from qjviewer.pages.page_pieces import pieces_of
from qjviewer.pages.shown import figures_on
from qjviewer.pages.told import MOST_TIMES, build, is_short_of_claim
from qjviewer.pages.unstated import UNSTATED
from qjviewer.problems import Problem, Severity


def check(subject: Subject) -> Iterator[Problem]:
    """Report what a listed deck does that a told one does not."""
    if not subject.bundle.deck.pages:
        return
    made = subject.laid_out
    deck = build(made.cover, made.pages, subject.base)
    yield from _names(made.pages, subject)
    told = [s for s in deck.walk if s.story >= 0]
    yield from _repeated(told, subject)
    for slide in told:
        if slide.part == 0:
            yield from _page(slide, made.cover.story.pages[slide.story], subject)
    slot = made.cover.story.minutes
    if slot is not None and deck.seconds > slot * 60:
        planned = f"{deck.seconds / 60:.1f}"
        yield subject.report("deck-too-long", "deck.minutes", Severity.WARNING, planned=planned, slot=slot)


def _names(pages: tuple[Page, ...], subject: Subject) -> Iterator[Problem]:
    """Names that no block has, in the full view: what context hides is no mistake."""
    known = {name for i in ideas_of(pages, subject.base) for name in (i.name, i.block)}
    skipped = {
        f"{tab.tab}/{n}" for tab in subject.bundle.tabs for n, b in enumerate(tab.blocks, 1) if b.slide.skip
    }
    plan = subject.bundle.deck
    typed = [
        (f"deck.pages[{n}].show[{m}]", s) for n, p in enumerate(plan.pages) for m, s in enumerate(p.show)
    ]
    typed += [(f"deck.skip[{n}]", name) for n, name in enumerate(plan.skip)]
    for path, name in typed:
        if name not in known:
            code = "deck-skipped-block" if name in skipped else "deck-unknown-block"
            yield subject.report(code, path, Severity.WARNING, name=name[:60])


def _repeated(slides: list[Slide], subject: Subject) -> Iterator[Problem]:
    """Figures that stand on more pages than an audience wants to see them."""
    pages: defaultdict[str, list[int]] = defaultdict(list)
    for slide in slides:
        for name in figures_on(slide.content):
            if slide.number not in pages[name]:
                pages[name].append(slide.number)
    third: defaultdict[int, list[str]] = defaultdict(list)
    for name, numbers in sorted(pages.items()):
        for number in numbers[MOST_TIMES:]:
            third[number].append(name)
    for number, names in sorted(third.items()):
        story = next(s.story for s in slides if s.number == number)
        shown = [subject.address(f) if (f := subject.cube.by_id(n)) is not None else n for n in names]
        yield subject.report(
            "deck-figure-repeated",
            f"deck.pages[{story}]",
            Severity.WARNING,
            page=number,
            figures="、".join(shown[:4]),
        )


def _page(slide: Slide, plan: StoryPage, subject: Subject) -> Iterator[Problem]:
    path, page = f"deck.pages[{slide.story}]", slide.number
    if is_short_of_claim(slide):
        words = text_of(slide.headline)[:60]
        yield subject.report("deck-topic", path, Severity.WARNING, page=page, headline=words)
    if not plan.notes and not slide.notes:
        yield subject.report("deck-no-notes", path, Severity.WARNING, page=page)
    if found := _unstated(slide):
        yield subject.report("deck-unstated", path, Severity.WARNING, page=page, text=found)
    if any(chart.is_beyond for chart in _charts(slide)):
        yield subject.report("deck-beyond", path, Severity.WARNING, page=page)


def _charts(slide: Slide) -> Iterator[Chart]:
    yield from (picture for picture in pictures_of(slide.content) if isinstance(picture, Chart))


def _unstated(slide: Slide) -> str:
    """The first words on a page that tell what a source does not say."""
    content = slide.content
    parts = (content.first, content.picture) if isinstance(content, SideBySide) else (content,)
    blocks: tuple[Block, ...] = tuple(p for p in parts if hasattr(p, "path"))  # type: ignore[misc]
    texts = [piece.text for piece in pieces_of(Page("", "", slide.headline, blocks))]
    return next((t[:60] for t in texts if UNSTATED.search(t)), "")
