"""A chart on a slide: measure and period above, drawing as large as there is room, notes below."""

from PySide6.QtCore import QRectF

from qjviewer.charts.marks import Label, Scene
from qjviewer.pages.blocks import Chart, Run
from qjviewer.ui.present.slide.body import Body, Setting
from qjviewer.ui.present.slide.sheet import Drawing
from qjviewer.ui.present.slide.style import FLOOR_LABEL, FLOOR_SOURCE
from qjviewer.ui.present.slide.words import Words, of_runs
from qjviewer.wording import say

LARGEST_EM = 46.0
# A drawing may be squeezed a little before its rows touch.
SQUEEZE = 0.92


def chart(content: Chart, setting: Setting, room: float) -> Body:
    """The drawing takes what subtitle and notes leave; its words never fall below the floor."""
    body, y = Body(), 0.0
    if content.subtitle:
        look = of_runs(content.subtitle, setting.size(36, FLOOR_LABEL), ink="muted")
        y = body.put(Words(look, setting.width, setting.style), 0, 0) + 12
    notes = [_note(n, content.notes[n], setting) for n in range(len(content.notes))]
    height = room - y - sum(n.height for n in notes) - (16 if notes else 0)
    em = em_for(content.scene, setting.width, height)
    body.drawing = Drawing(content, QRectF(0, y, setting.width, max(height, 60.0)), em)
    bottom = y + max(height, 60.0) + (16 if notes else 0)
    for words in notes:
        bottom = body.put(words, 0, bottom)
    # What the drawing needs at this size counts, not what it was given.
    body.height = max(room, y + content.scene.height * em * SQUEEZE + sum(n.height for n in notes))
    body.too_wide = content.scene.min_width * em * SQUEEZE > setting.width
    return body


def _note(number: int, runs: tuple[Run, ...], setting: Setting) -> Words:
    # 注 stands once, before the first.
    mark = (Run(say("present.note", setting.lang)),) if number == 0 else ()
    size = setting.size(30, FLOOR_SOURCE)
    return Words(of_runs((*mark, *runs), size, ink="muted"), setting.width, setting.style, leading=1.3)


def em_for(scene: Scene, width: float, height: float) -> float:
    """The height of body text in the chart: as large as fits, the smallest label at the floor or over."""
    labels = [m.size for m in scene.marks if isinstance(m, Label) and m.text]
    floor = FLOOR_LABEL / min([1.0, *labels])
    fits = min(height / max(scene.height, 1.0), width / max(scene.min_width, 1.0))
    return max(floor, min(LARGEST_EM, fits))
