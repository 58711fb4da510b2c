"""Chart panels: the conclusion, what is measured, the drawing in marks, notes and sources."""

from qjviewer.bundle.model import ChartBlock, Figure
from qjviewer.bundle.scalars import nearest
from qjviewer.charts.kind import CannotDraw, Request, draw, kind_names
from qjviewer.charts.marks import Scene
from qjviewer.pages.blocks import Chart, Run, Runs, Trouble
from qjviewer.pages.maker import Maker
from qjviewer.wording import say


def make(block: ChartBlock, path: str, maker: Maker) -> Chart | Trouble | None:
    """The chart panel; None when this view leaves nothing of it, Trouble when it cannot be drawn."""
    figures, items = maker.figures(block.figures), maker.items(block.items)
    if (not figures and not items) or maker.hides_part_of(block.title):
        return None
    scene = _scene(block, path, Request(figures, maker.teller, items), maker)
    if scene is None:
        return Trouble(path, maker.say("trouble"))
    cites = maker.cites_of(figures) + tuple(c for i in items for c in i.cite)
    notes = [maker.runs(n) for n in block.notes if not maker.hides_part_of(n)]
    notes += [(Run(n),) for n in scene.notes]
    notes += maker.derived_notes(figures)
    return Chart(
        path=path,
        kind=block.chart,
        title=maker.runs(block.title),
        subtitle=_subtitle(block, figures, maker),
        scene=scene,
        notes=tuple(notes),
        sources=maker.source_names(cites),
        source_marks=maker.marks(cites),
        figures=tuple(f.id for f in figures),
        with_table=block.table,
        optional=block.optional,
    )


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


def _subtitle(block: ChartBlock, figures: tuple[Figure, ...], maker: Maker) -> Runs:
    """Period, measure and unit, as far as the figures share them."""
    if block.subtitle:
        return maker.runs(block.subtitle)
    teller = maker.teller
    # Gaps measure the distance between the others: they do not set the panel's unit.
    main = [f for f in figures if f.measure != "gap"] or list(figures)
    periods = {teller.period(teller.period_of(f)) for f in main}
    measures = {maker.say(f.measure) for f in main}
    units = {teller.unit(f) for f in main}
    common = [next(iter(found)) for found in (periods, measures) if len(found) == 1]
    unit = next(iter(units)) if len(units) == 1 else ""
    space = " " if maker.view.lang == "en" else ""
    words = (maker.say("join") if space else "").join(common)
    if unit and words:
        words = maker.say("with-unit", words=words, unit=unit)
    return (Run(words),) if words else ()
