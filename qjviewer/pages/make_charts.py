"""Chart panels: the conclusion, what is measured, the drawing in marks, notes and sources."""

from collections.abc import Callable, Sequence

from qjviewer.bundle.measures import MEASURES
from qjviewer.bundle.model import ChartBlock
from qjviewer.bundle.scalars import nearest
from qjviewer.charts.describe import links_of
from qjviewer.charts.kind import draw, kind_names
from qjviewer.charts.marks import Scene
from qjviewer.charts.request import CannotDraw, Request
from qjviewer.figures.cube import Cube
from qjviewer.figures.figure import Figure
from qjviewer.pages.blocks import Chart, Run, Runs, Trouble
from qjviewer.pages.maker import Maker
from qjviewer.pages.selectors import alike, chosen
from qjviewer.pages.view import View
from qjviewer.wording import capitalised, say


def make(
    block: ChartBlock, path: str, maker: Maker, owns: Callable[[str], bool] | None = None
) -> Chart | Trouble | None:
    """The chart panel; None when this view leaves nothing of it, Trouble when it cannot be drawn.

    With `owns` only of the figures, by their ids, that it allows.
    """
    maker = maker.beyond() if block.later else maker
    selection, items = chosen(block, path, maker), maker.items(block.items)
    figures = selection.figures
    if owns is not None:
        figures = tuple(f for f in figures if owns(f.id))
    if (not figures and not items) or maker.hides_part_of(block.title):
        return None
    _report_alike(figures, path, maker)
    request = Request(figures, maker.teller, items, selection.group, block, maker.shows)
    scene = _scene(block, path, request, maker)
    if scene is None:
        return Trouble(path, maker.say("trouble"))
    shown = _shown(figures, scene, maker, parted=bool(block.parts))
    cites = maker.cites_of(shown) + tuple(c for i in items for c in i.cite)
    notes = [maker.runs(n) for n in block.notes if not maker.hides_part_of(n)]
    notes += [(Run(n),) for n in scene.notes]
    notes += maker.notes_of(shown)
    return Chart(
        path=path,
        kind=block.chart,
        title=_title(block, maker, owns) or (Run(_plain_title(_named(block, figures, shown), maker)),),
        subtitle=_subtitle(block, _named(block, figures, shown), maker),
        scene=scene,
        notes=tuple(notes),
        sources=maker.source_names(cites),
        source_marks=maker.marks(cites),
        figures=tuple(f.id for f in shown),
        with_table=block.table,
        optional=block.optional,
        is_foreign=bool(figures) and not any(maker.cube.is_here(f.place) for f in figures),
        is_beyond=any(f.period.end > maker.bundle.briefing.period.end for f in figures if not f.is_fact),
    )


def redrawn(cube: Cube, view: View, chart: Chart, owns: Callable[[str], bool]) -> Chart | None:
    """A chart of the figures that are owned alone; None where these can't be drawn."""
    for n, tab in enumerate(cube.bundle.tabs):
        for m, block in enumerate(tab.blocks):
            path = f"tabs[{n}].blocks[{m}]"
            if path == chart.path and isinstance(block, ChartBlock):
                # What keeps it from being drawn is no problem of the bundle's.
                made = make(block, path, Maker(cube, view), owns)
                return made if isinstance(made, Chart) else None
    return None


def _title(block: ChartBlock, maker: Maker, owns: Callable[[str], bool] | None) -> Runs:
    """The conclusion as written; none where it is about figures that are not allowed."""
    runs = maker.runs(block.title)
    return () if owns is not None and any(r.figure and not owns(r.figure) for r in runs) else runs


def _shown(figures: Sequence[Figure], scene: Scene, maker: Maker, *, parted: bool) -> tuple[Figure, ...]:
    """The figures chosen, then those that the kind looked for by itself: last year's, targets, the whole."""
    links = links_of(scene)
    # Of a whole that is shown by its parts, it may be the parts alone that are drawn.
    drawn = {link.figure for link in links} if parted else {f.id for f in figures}
    found = {f.id: f for f in figures if f.id in drawn}
    for link in links:
        if link.figure and link.figure not in found and link.figure not in maker.bundle.item_by_id:
            figure = maker.cube.by_id(link.figure)
            if figure is not None:
                found[figure.id] = figure
    return tuple(found.values())


def _named(block: ChartBlock, figures: tuple[Figure, ...], shown: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures that say what a chart is of: those chosen, or the parts it is made of."""
    parts = tuple(f for f in shown if f.measure == block.parts) if block.parts else ()
    return parts or figures


def _report_alike(figures: tuple[Figure, ...], path: str, maker: Maker) -> None:
    """Say so when two marks would be called the same."""
    pair = alike(figures, maker.teller)
    if pair is not None:
        name = maker.teller.measured(pair[0], short=True)
        maker.report("told-alike", path, one=pair[0].id, other=pair[1].id, name=name)


def _scene(block: ChartBlock, path: str, request: Request, maker: Maker) -> Scene | None:
    try:
        return draw(block.chart, request)
    except KeyError:
        meant = nearest(block.chart, kind_names())
        maker.report(
            "unknown-chart", f"{path}.chart", chart=block.chart, meant=meant, known="、".join(kind_names())
        )
    except CannotDraw as reason:
        words = say(f"charts.{reason.reason}", maker.view.lang, **reason.values)
        maker.report("cannot-draw", path, reason=words)
    return None


def _plain_title(figures: tuple[Figure, ...], maker: Maker) -> str:
    """What the chart is of, where no conclusion was written."""
    names = dict.fromkeys(maker.teller.measured(f, short=True) for f in figures)
    return maker.teller.joined(list(names)[:4])


def _subtitle(block: ChartBlock, figures: tuple[Figure, ...], maker: Maker) -> Runs:
    """Period, measure and unit, as far as the figures share them."""
    if block.subtitle:
        return maker.runs(block.subtitle)
    teller = maker.teller
    periods = {teller.period(f.period) for f in figures}
    measures = {maker.measure_words(f) for f in figures}
    units = {teller.unit(f) for f in figures if f.value is not None or MEASURES[f.measure].unit}
    common = [next(iter(found)) for found in (periods, measures) if len(found) == 1]
    common[1:] = map(teller.inside, common[1:])
    unit = next(iter(units)) if len(units) == 1 else ""
    space = " " if maker.view.lang == "en" else ""
    words = (maker.say("join") if space else "").join(common)
    if unit and words:
        words = maker.say("with-unit", words=words, unit=unit)
    return (Run(capitalised(words)),) if words else ()
