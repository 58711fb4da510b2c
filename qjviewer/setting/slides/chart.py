"""A chart on a slide: measure and period above, drawing as large as there is room, notes below."""

from functools import lru_cache

import msgspec

from qjviewer.charts.layout.geometry import frame_of
from qjviewer.charts.layout.height import arranged, natural_height
from qjviewer.charts.layout.legend import legend_entries
from qjviewer.charts.layout.metrics import ELLIPSIS, Metrics
from qjviewer.charts.layout.pieces import WordsPiece
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.layout.scene_layout import lay_out
from qjviewer.charts.marks import Axis, Label, Scene
from qjviewer.pages.blocks import Chart, Run
from qjviewer.setting.slides.body import SlideBody, SlideSetting
from qjviewer.setting.slides.sheet import PlacedChart
from qjviewer.setting.slides.style import FLOOR_LABEL, FLOOR_SOURCE
from qjviewer.setting.slides.words import SlideWords, of_runs
from qjviewer.wording import say

EMS = (48.0, 44.0, 40.0, 37.0, 34.0, 32.0, 30.2)
# How much of its natural height a drawing needs; at the smallest size it takes what leaves words apart.
SQUEEZE, MOST_SQUEEZE = 0.9, 0.6


def chart(content: Chart, setting: SlideSetting, room: float) -> SlideBody:
    """The drawing takes what subtitle and notes leave; its words never fall below the floor."""
    body, y = SlideBody(), 0.0
    if content.subtitle:
        look = of_runs(content.subtitle, setting.size(36, FLOOR_LABEL), ink="muted")
        y = body.put(SlideWords(look, setting.width, setting.style), 0, 0) + 12
    notes = [_note(n, content.notes[n], setting) for n in range(len(content.notes))]
    height = room - y - sum(n.height for n in notes) - (16 if notes else 0)
    em, fits = em_for(content.scene, setting.width, height)
    body.drawing = PlacedChart(content, Rect(0, y, setting.width, max(height, 60.0)), em)
    bottom = y + max(height, 60.0) + (16 if notes else 0)
    for words in notes:
        bottom = body.put(words, 0, bottom)
    body.height = room
    body.too_wide = not fits
    return body


def _note(number: int, runs: tuple[Run, ...], setting: SlideSetting) -> SlideWords:
    # 注 stands once, before the first.
    mark = (Run(say("present.note", setting.lang)),) if number == 0 else ()
    size = setting.size(30, FLOOR_SOURCE)
    return SlideWords(of_runs((*mark, *runs), size, ink="muted"), setting.width, setting.style, leading=1.3)


def em_for(scene: Scene, width: float, height: float) -> tuple[float, bool]:
    """The height of body text in the chart, as large as fits; False where even the smallest does not."""
    for em in EMS:
        # Laying out is dear: it is tried where the drawing has its height.
        if _has_height(scene, width, height, em) and _read(scene, width, height, em).fits:
            return em, True
    # Words on a wall must not be smaller: the drawing is squeezed instead, and the console says so.
    large = [em for em in EMS if _read(scene, width, height, em).smallest >= FLOOR_LABEL]
    return min(large, default=EMS[0]), False


class _Reading(msgspec.Struct, frozen=True):
    smallest: float
    cut: bool
    crowded: bool

    @property
    def fits(self) -> bool:
        return self.smallest >= FLOOR_LABEL and not self.cut and not self.crowded


def _has_height(scene: Scene, width: float, height: float, em: float) -> bool:
    natural = natural_height(scene, width, Metrics(em, latin=scene.lang == "en"))
    return natural * (SQUEEZE if em > EMS[-1] else MOST_SQUEEZE) <= height


@lru_cache(maxsize=600)
def _read(scene: Scene, width: float, height: float, em: float) -> _Reading:
    """How the drawing's words come out at one size."""
    metrics = Metrics(em, latin=scene.lang == "en")
    area = Rect(0, 0, width, max(height, 60.0))
    scene = arranged(scene, area.width, area.height, metrics)
    pieces = list(lay_out(scene, frame_of(scene, area, metrics), metrics))
    for entry in legend_entries(scene.legend, area, metrics, frozenset()):
        pieces += entry.pieces
    words = [p for p in pieces if isinstance(p, WordsPiece)]
    texts = {line.text for p in words for line in p.lines}
    known = _texts(scene)
    return _Reading(
        smallest=min((p.size * em for p in words), default=em),
        cut=any(ELLIPSIS in t and t not in known for t in texts),
        crowded=_crowded(words, area),
    )


def _crowded(words: list[WordsPiece], area: Rect) -> bool:
    """Whether words lie on each other or leave the drawing."""
    rects = [p.rect.grown(-1, -p.rect.height * 0.12) for p in words if p.lines]
    room = area.grown(2, 6)
    outside = any(not _holds(room, r) for r in rects if not r.empty)
    return outside or any(a.overlaps(b) for n, a in enumerate(rects) for b in rects[n + 1 :])


def _holds(room: Rect, inner: Rect) -> bool:
    across = room.left <= inner.left and inner.right <= room.right
    return across and room.top <= inner.top and inner.bottom <= room.bottom


def _texts(scene: Scene) -> set[str]:
    """The texts as the chart gives them: one that ends in … by itself was not cut here."""
    found = {m.text for m in scene.marks if isinstance(m, Label)}
    return found | {text for m in scene.marks if isinstance(m, Axis) for _, text in m.ticks}
