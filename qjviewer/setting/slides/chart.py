"""A chart on a slide: measure and period above, drawing as large as there is room, notes below."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import msgspec
from msgspec.structs import replace

from qjviewer.charts.layout.geometry import frame_of
from qjviewer.charts.layout.height import alone, arranged, natural_height
from qjviewer.charts.layout.legend import legend_entries
from qjviewer.charts.layout.metrics import ELLIPSIS, Metrics
from qjviewer.charts.layout.pieces import Symbol, WordsPiece
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.layout.scene_layout import lay_out
from qjviewer.charts.marks import Axis, Bar, Flow, Label, Scene, SideColumn
from qjviewer.pages.blocks import Chart, Run, Runs
from qjviewer.setting.slides.body import SCALES, SlideBody, SlideSetting
from qjviewer.setting.slides.sheet import PlacedChart
from qjviewer.setting.slides.style import FLOOR_LABEL, FLOOR_SOURCE
from qjviewer.setting.slides.words import SlideWords, of_runs
from qjviewer.wording import say

EMS = (48.0, 44.0, 40.0, 37.0, 34.0, 32.0, 30.2)
# Numbers in rows and columns are read like a table: their words may be as small as those of a source line.
LIKE_TABLES: Final = ("heattable", "multiples", "progress", "rankboard")
TABLE_EMS = (28.0,)
# From this size on the arrangement that a kind likes best is taken.
COMFORTABLE: Final = 34.0
# Sizes of words are whole pixels: laid out so much larger, rounding them does not show.
_FINE: Final = 4
# How much of its natural height a drawing needs; at the smallest size it takes what leaves words apart.
SQUEEZE, MOST_SQUEEZE = 0.9, 0.6
# Sizes of fonts are whole pixels: words that just fit at one size are cut at another, so that a drawing
# is judged a little lower than it is painted.
_JUDGED: Final = 0.97
# The share of the width that is left to bars.
_LEAST_PLOT: Final = 0.33


def chart(content: Chart, setting: SlideSetting, room: float) -> SlideBody:
    """The drawing takes what subtitle and notes leave; its words never fall below the floor.

    Where not even the smallest has room, what matters most of it is drawn, and a note says so.
    """
    body = _drawn(content, setting, room)
    few = content.scene.folded
    if not body.too_wide or few is None or parts_shown(content.scene) or setting.scale > SCALES[-1]:
        return body
    return _drawn(with_notes_of(content, few), setting, room)


def parts_shown(scene: Scene) -> tuple[Scene, ...]:
    """The parts on several pages of a scene for which one has no room: of all of it, or of what matters."""
    few = scene.folded
    noted = tuple(replace(p, notes=(*p.notes, *few.notes)) for p in few.parts) if few is not None else ()
    return scene.parts or noted


def with_notes_of(content: Chart, scene: Scene) -> Chart:
    """A chart with another scene of its own, and what that says of itself."""
    told = (run for note in scene.notes if (run := (Run(note),)) not in content.notes)
    return replace(content, scene=scene, notes=(*content.notes, *told))


def _drawn(content: Chart, setting: SlideSetting, room: float) -> SlideBody:
    body, y = SlideBody(), 0.0
    if content.subtitle:
        look = of_runs(content.subtitle, setting.size(36, FLOOR_LABEL), ink="muted")
        y = body.put(SlideWords(look, setting.width, setting.style), 0, 0) + 12
    notes = notes_together(content.notes, setting.size(30, FLOOR_SOURCE), setting)
    height = room - y - (notes.height + 16 if content.notes else 0)
    em, scene, fits = fitted_scene(content, setting.width, height)
    drawn = content if scene is content.scene else replace(content, scene=scene)
    body.drawings.append(PlacedChart(drawn, Rect(0, y, setting.width, max(height, 60.0)), em))
    if content.notes:
        body.put(notes, 0, y + max(height, 60.0) + 16)
    body.height = room
    body.too_wide = not fits
    return body


def notes_together(notes: tuple[Runs, ...], size: float, setting: SlideSetting) -> SlideWords:
    """All notes in one paragraph, behind 注 once."""
    gap = Run(" " if setting.lang == "en" else "")
    told = [Run(say("present.note", setting.lang)), *(run for note in notes for run in (*note, gap))]
    return SlideWords(of_runs(tuple(told), size, ink="muted"), setting.width, setting.style, leading=1.25)


def fitted_scene(content: Chart, width: float, height: float) -> tuple[float, Scene, bool]:
    """The height of body text, the arrangement drawn with it, and whether it fits.

    The first arrangement whose words come out comfortably, or at all where it is like a table; else the
    one whose words are largest.
    """
    is_table = content.kind in LIKE_TABLES
    sizes, floor = (EMS + TABLE_EMS, FLOOR_SOURCE) if is_table else (EMS, FLOOR_LABEL)
    found: list[tuple[float, Scene]] = []
    every = alone(content.scene)
    for scene in every:
        # Of several arrangements each has a width below which it leaves something out.
        wide = [em for em in sizes if len(every) == 1 or scene.min_width * em <= width]
        if content.scene.folded is not None and not _largest(scene, width, height, wide[-1:], floor):
            # Very many places: what has no room at the smallest size is tried at no other.
            continue
        em = _largest(scene, width, height, wide, floor)
        if em:
            found.append((em, scene))
        if em >= (sizes[-1] if is_table else COMFORTABLE):
            break
    if found:
        em, scene = max(found, key=lambda f: min(f[0], COMFORTABLE))
        return em, scene, True
    scene = content.scene
    if scene.parts or scene.folded is not None:
        # Less of it is drawn.
        return sizes[-1], scene, False
    # Words on a wall must not be smaller: the drawing is squeezed instead, and the console says so.
    large = (em for em in sorted(sizes) if _read(scene, width, height, em).smallest >= floor)
    return next(large, EMS[0]), scene, False


def _largest(scene: Scene, width: float, height: float, sizes: Sequence[float], floor: float) -> float:
    """The largest size at which one arrangement fits; 0 for none."""
    for em in sizes:
        # Laying out is dear: it is tried where the drawing has its height and width.
        has_room = _has_height(scene, width, height, em)
        if has_room and _read(scene, width, height, em).fits(floor):
            return em
    return 0.0


class _Reading(msgspec.Struct, frozen=True):
    smallest: float
    cut: bool
    crowded: bool

    def fits(self, floor: float) -> bool:
        return self.smallest >= floor and not self.cut and not self.crowded


def _has_height(scene: Scene, width: float, height: float, em: float) -> bool:
    squeeze = SQUEEZE if em > EMS[-1] else MOST_SQUEEZE
    # What is drawn without its words is soon told to be too high.
    if not scene.others and scene.height * em * squeeze > height:
        return False
    return natural_height(scene, width, Metrics(em, latin=scene.lang == "en")) * squeeze <= height


@lru_cache(maxsize=600)
def _read(scene: Scene, width: float, height: float, em: float) -> _Reading:
    """How the drawing's words come out at one size; as fine as it is painted."""
    metrics = Metrics(em * _FINE, latin=scene.lang == "en")
    area = Rect(0, 0, width * _FINE, max(height * _JUDGED, 60.0) * _FINE)
    scene = arranged(scene, area.width, area.height, metrics)
    frame = frame_of(scene, area, metrics)
    pieces = list(lay_out(scene, frame, metrics))
    is_narrow = frame.plot.width < _LEAST_PLOT * area.width and any(isinstance(m, Bar) for m in scene.marks)
    points = [p.rect for p in pieces if isinstance(p, Symbol)]
    for entry in legend_entries(scene.legend, area, metrics, frozenset()):
        pieces += entry.pieces
    words = [p for p in pieces if isinstance(p, WordsPiece)]
    texts = {line.text for p in words for line in p.lines}
    known = _texts(scene)
    return _Reading(
        smallest=min((p.size * em for p in words), default=em),
        cut=any(ELLIPSIS in t and t not in known for t in texts),
        crowded=is_narrow or _crowded(words, area) or _covered(words, points),
    )


def _crowded(words: list[WordsPiece], area: Rect) -> bool:
    """Whether words lie on each other or leave the drawing."""
    rects = [p.rect.grown(-_FINE, -p.rect.height * 0.12) for p in words if p.lines]
    room = area.grown(2 * _FINE, 6 * _FINE)
    outside = any(not _holds(room, r) for r in rects if not r.empty)
    return outside or any(a.overlaps(b) for n, a in enumerate(rects) for b in rects[n + 1 :])


def _covered(words: list[WordsPiece], points: list[Rect]) -> bool:
    """Whether a point stands on words that are not written into it."""
    rects = [p.rect.grown(-_FINE, -p.rect.height * 0.15) for p in words if p.lines]
    spots = [p.grown(-p.width * 0.12, -p.height * 0.12) for p in points]
    return any(a.overlaps(b) and not b.contains(a.centre) for a in rects for b in spots)


def _holds(room: Rect, inner: Rect) -> bool:
    across = room.left <= inner.left and inner.right <= room.right
    return across and room.top <= inner.top and inner.bottom <= room.bottom


def _texts(scene: Scene) -> set[str]:
    """The texts as the chart gives them: one that ends in … by itself was not cut here."""
    found = {m.text for m in scene.marks if isinstance(m, Label)}
    found |= {cell.text for m in scene.marks if isinstance(m, SideColumn) for cell in m.cells}
    found |= {word.text for m in scene.marks if isinstance(m, Flow) for word in m.words}
    return found | {text for m in scene.marks if isinstance(m, Axis) for _, text in m.ticks}
