"""A slide for those who hear it: where it stands, what it claims, what each step reveals."""

from collections.abc import Sequence

from msgspec.structs import replace

from qjviewer.pages.blocks import Chart, Table, text_of
from qjviewer.pages.buildup import builds_of, reveals_of
from qjviewer.pages.deck import SideBySide, Slide, pictures_of, steps_of
from qjviewer.setting.slides.look import SlideLook
from qjviewer.ui.draw.spoken import table_in_words
from qjviewer.ui.present.console.info import lines_of
from qjviewer.wording import Language, say


def spoken(slide: Slide, look: SlideLook) -> str:
    """A slide by name: what keeps it from release, its section, its headline."""
    told = (look.mark, slide.section, slide.stale, text_of(slide.headline))
    return say("figures.comma", look.lang).join(words for words in told if words)


def page_words(slide: Slide, total: int, look: SlideLook, *, whole: bool = False) -> str:
    """What a turn of the page brings: its number, its name, and the first of what it builds up.

    A page shown `whole` builds up nothing.
    """
    number = slide.label(look.lang)
    key = "extra-page" if slide.appendix else "page"
    place = say(f"spoken.{key}", look.lang, number=number, total=total)
    told = (place, spoken(slide, look), "" if whole or not slide.steps else revealed(slide, 0, look.lang))
    return "\n".join(words for words in told if words)


def step_words(slide: Slide, step: int, look: SlideLook, *, back: bool = False) -> str:
    """What a step reveals, or where going back has come to; steps are counted from 1."""
    key = "step-back" if back else "step"
    words = revealed(slide, step, look.lang)
    return say(f"spoken.{key}", look.lang, step=step + 1, steps=slide.steps + 1, words=words)


def revealed(slide: Slide, step: int, lang: Language) -> str:
    """The statement or the places of a chart that come with a step; step 0 is what stands there first."""
    if charts := _charts(slide):
        return _revealed(charts, step, lang)
    lines = lines_of(slide, lang)
    return lines[step] if step < len(lines) else ""


def content_words(slide: Slide, step: int, lang: Language) -> str:
    """All that stands on a slide after so many steps, a line each."""
    content = slide.content
    parts = (content.first, content.picture) if isinstance(content, SideBySide) else (content,)
    one_by_one = slide.steps > 0 and not _charts(slide)
    lines = [line for part in parts for line in _lines(replace(slide, content=part), lang)]
    shown = lines[: step + 1] if one_by_one else lines
    return "\n".join(line for line in (*shown, slide.sources) if line)


def _lines(slide: Slide, lang: Language) -> list[str]:
    """A chart is told in a sentence, a table row by row."""
    match slide.content:
        case Chart(scene=scene):
            return [scene.summary, *lines_of(slide, lang)]
        case Table(header=header, rows=rows):
            cells = [header, *(tuple(cell.text for cell in row) for row in rows)]
            return [*(table_in_words([row]) for row in cells), *lines_of(slide, lang)]
        case _:
            return lines_of(slide, lang)


def _charts(slide: Slide) -> list[Chart]:
    return [picture for picture in pictures_of(slide.content) if isinstance(picture, Chart)]


def _revealed(charts: Sequence[Chart], step: int, lang: Language) -> str:
    """What a step adds; every chart stands there first as far as it does before any step."""
    if not step:
        return "\n".join(_built(chart, 0, lang) for chart in charts)
    for chart in charts[:-1]:
        if step <= steps_of(chart):
            return _built(chart, step, lang)
        step -= steps_of(chart)
    return _built(charts[-1], step, lang)


def _built(chart: Chart, step: int, lang: Language) -> str:
    """The names of the series that a step adds; the whole chart in a sentence where it is not built up."""
    builds = builds_of(chart)
    if not builds:
        return chart.scene.summary
    # What has no series of its own stands there from the start.
    new = builds[step - 1] - builds[min(step, len(builds) - 1)] if step else frozenset(("",))
    names = dict.fromkeys(r.name for r in reveals_of(chart) if r.series in new)
    return say("figures.list-comma", lang).join(names) or text_of(chart.title)
