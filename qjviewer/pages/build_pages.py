"""Bundle -> cover and pages: one page a tab, in the order of the bundle."""

from functools import partial

import msgspec
from msgspec.structs import replace

from qjviewer.bundle import model
from qjviewer.bundle.model import Tab
from qjviewer.bundle.values import Text
from qjviewer.figures.cube import Cube
from qjviewer.pages import make_cards, make_charts, make_tables, make_texts
from qjviewer.pages.blocks import Block, BlockPlan, Cover, Page, Story, StoryPage, Trouble, text_of
from qjviewer.pages.departments import owners_in, pages_of_owner
from qjviewer.pages.make_charts import redrawn
from qjviewer.pages.maker import Maker
from qjviewer.pages.view import View
from qjviewer.problems import Problem


class Pages(msgspec.Struct, frozen=True):
    """A briefing ready to be shown."""

    cover: Cover
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    # The departments that answer for something on these pages, or would where all were shown.
    owners: tuple[str, ...] = ()


def build(cube: Cube, view: View, *, outgoing: bool = False) -> Pages:
    """Make the cover and every page; a block that fails is replaced, never the page.

    Speaker's notes name internal figures, but not in pages that are `outgoing`: files and paper.
    """
    maker = Maker(cube, view)
    presenter = Maker(cube, view, show_internal=not outgoing)
    pages = tuple(_page(tab, f"tabs[{n}]", maker, presenter) for n, tab in enumerate(cube.bundle.tabs))
    owners = owners_in(pages, maker.owner_of)
    if view.owner in owners:
        pages = pages_of_owner(pages, view.owner, maker.owner_of, partial(redrawn, cube, view))
    cover = replace(cover_of(maker), story=_story(maker, presenter))
    return Pages(cover, pages, tuple(maker.problems), owners)


def _page(tab: Tab, path: str, maker: Maker, presenter: Maker) -> Page:
    blocks = (_guarded(b, f"{path}.blocks[{n}]", maker) for n, b in enumerate(tab.blocks))
    hidden = maker.hides_part_of(tab.headline)
    return Page(
        id=tab.tab,
        title=maker.text(tab.title),
        headline=() if hidden else maker.runs(tab.headline),
        blocks=tuple(b for b in blocks if b is not None),
        notes=_told(tab.notes, presenter),
        minutes=tab.minutes,
        stale=_stale(tab, maker),
        slides=tuple(_slide(b.slide, f"{path}.blocks[{n}]", presenter) for n, b in enumerate(tab.blocks)),
    )


def _stale(tab: Tab, maker: Maker) -> str:
    """The mark of a tab whose words were read for another period than the briefing's."""
    if tab.read is None or tab.read == maker.bundle.briefing.period:
        return ""
    return maker.say("stale", period=maker.teller.period(tab.read))


def _story(maker: Maker, presenter: Maker) -> Story:
    """How the presentation is told; a claim that this view hides leaves the block's own title."""
    plan = maker.bundle.deck
    pages = (
        StoryPage(
            page.show,
            () if maker.hides_part_of(page.headline) else maker.runs(page.headline),
            _told(page.notes, presenter),
            page.minutes,
            page.steps,
            page.appendix,
        )
        for page in plan.pages
    )
    return Story(tuple(pages), plan.skip, plan.minutes)


def _slide(plan: model.SlidePlan, path: str, presenter: Maker) -> BlockPlan:
    notes = _told(plan.notes, presenter)
    return BlockPlan(path, plan.skip, plan.minutes, notes, plan.steps, plan.appendix)


def _guarded(block: model.Block, path: str, maker: Maker) -> Block | None:
    """Make one block; a fault of ours becomes a problem and a placeholder, never a blank screen."""
    try:
        return _block(block, path, maker)
    except Exception as error:
        maker.report("page-failed", path, reason=f"{type(error).__name__}: {error}"[:200])
        return Trouble(path, maker.say("trouble"))


def _block(block: model.Block, path: str, maker: Maker) -> Block | None:
    match block:
        case model.CardsBlock():
            return make_cards.make(block, path, maker)
        case model.ChartBlock():
            return make_charts.make(block, path, maker)
        case model.PointsBlock():
            return make_texts.make_points(block, path, maker)
        case model.ItemsBlock():
            return make_texts.make_items(block, path, maker)
        case model.RemarkBlock():
            return make_texts.make_remark(block, path, maker)
        case model.TableBlock():
            return make_tables.make(block, path, maker)
        case model.NoteBlock():
            return make_texts.make_note(block, path, maker)


def _told(prose: Text, maker: Maker) -> str:
    """Prose in plain words, without the sentences that name what the view leaves out."""
    return text_of(maker.runs(maker.shown_part_of(prose)))


def cover_of(maker: Maker) -> Cover:
    """What stands over every page."""
    briefing, teller = maker.bundle.briefing, maker.teller
    place = maker.bundle.place_by_id.get(briefing.place)
    own = [s for s in maker.sources if not s.context]
    return Cover(
        id=briefing.id,
        title=text_of(maker.runs(briefing.title)),
        place=maker.text(place.name) if place else briefing.place,
        period=teller.period(briefing.period),
        as_of=maker.say("as-of", day=teller.day(briefing.as_of)),
        peers=_peers(maker),
        author=maker.text(briefing.author),
        note=_told(briefing.note, maker),
        own_sources=maker.say(
            "sources", sources=maker.say("source-separator").join(teller.source(s.id) for s in own)
        ),
        sources=maker.sources,
    )


def _peers(maker: Maker) -> str:
    group = maker.bundle.group_by_id.get(maker.bundle.briefing.peers)
    size = group.size_in(maker.bundle.briefing.period.last_year) if group else 0
    if group is None or not size:
        return ""
    return maker.say("peers", group=maker.text(group.name), count=size)
