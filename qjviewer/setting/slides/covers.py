"""Slides without a headline of their own: the opening, a slogan, the closing, a trouble."""

import re

from qjviewer.charts.layout.plane import Rect
from qjviewer.pages.blocks import Cover, Trouble
from qjviewer.pages.deck import Closing, Opening, Slogan
from qjviewer.setting.slides.body import SlideBody, SlideSetting
from qjviewer.setting.slides.sheet import SlideBox
from qjviewer.setting.slides.style import FLOOR_BODY, FLOOR_LABEL, FLOOR_SOURCE, FLOOR_TITLE
from qjviewer.setting.slides.words import SlideStretch, SlideWords, of_runs
from qjviewer.wording import Language, say

_ADDRESS = re.compile(r"\s*https?://\S+")


def opening(content: Opening, setting: SlideSetting) -> SlideBody:
    """Title, period, as-of date and author."""
    cover, body = content.cover, SlideBody()
    title, size = _on_one_line(cover.title, setting)
    y = body.put(title, 0, 0) + size * 0.35
    body.box(SlideBox(Rect(0, y, size * 2.2, 8), "primary", radius=4))
    y += size * 0.55
    for line in (" · ".join(p for p in (cover.place, cover.period) if p), cover.as_of, cover.author):
        if line:
            y = body.put(
                SlideWords(
                    [SlideStretch(line, setting.size(48, FLOOR_BODY), "muted")], setting.width, setting.style
                ),
                0,
                y,
            )
    return body


def _on_one_line(text: str, setting: SlideSetting) -> tuple[SlideWords, float]:
    """A title as large as fits on one line; on several when even its smallest size does not."""
    for size in (116.0, 104.0, 92.0, 80.0, 72.0):
        words = SlideWords(
            [SlideStretch(text, size, "text", True)], setting.width, setting.style, leading=1.25, heading=True
        )
        if words.lines == 1:
            break
    return words, size


def slogan(content: Slogan, setting: SlideSetting) -> SlideBody:
    """The slogan large, the background small, then who, where, and how it is reported."""
    panel, body, y = content.panel, SlideBody(), 0.0
    if panel.slogan:
        size = setting.size(132, 72)
        words = SlideStretch(
            say("present.slogan-quoted", setting.lang, slogan=panel.slogan), size, "primary", True
        )
        y = (
            body.put(SlideWords([words], setting.width, setting.style, leading=1.3, heading=True), 0, 0)
            + size * 0.3
        )
    if panel.text:
        text = of_runs(panel.text, setting.size(46, FLOOR_BODY))
        y = body.put(SlideWords(text, setting.width, setting.style, leading=1.45), 0, y) + 36
    size = setting.size(40, FLOOR_BODY)
    who = (
        say("present.speaker", setting.lang, name=panel.speaker, role=panel.role)
        if panel.role
        else panel.speaker
    )
    line = [SlideStretch(who, size, "text", True)]
    line += [SlideStretch("　" + p, size, "muted") for p in (panel.occasion, panel.mode_text) if p]
    body.put(SlideWords(line, setting.width, setting.style), 0, y)
    return body


def closing(content: Closing, setting: SlideSetting, *, own_only: bool = False, most: int = 0) -> SlideBody:
    """Thanks, then the sources and the fingerprint of the data; `most` sources are named, 0 for all."""
    cover, body = content.cover, SlideBody()
    size = setting.size(120, FLOOR_TITLE * 1.5)
    y = body.put(
        SlideWords(
            [SlideStretch(say("deck.closing", setting.lang), size, "text", True)],
            setting.width,
            setting.style,
        ),
        0,
        0,
    )
    y = body.put(_line(cover.title, setting.size(44, FLOOR_BODY), setting), 0, y + 12) + 48
    small = setting.size(34, FLOOR_SOURCE)
    lines = _sources(cover, setting.lang, own_only=own_only, most=most)
    if lines:
        y = (
            body.put(
                _line(say("cli.sources", setting.lang), max(small, FLOOR_LABEL), setting, bold=True), 0, y
            )
            + 6
        )
    for text in lines:
        y = body.put(_line(text, small, setting), 0, y) + 4
    if content.digest:
        words = say("present.digest", setting.lang, digest=content.digest)
        body.put(_line(words, small, setting), 0, y + 24)
    return body


def _sources(cover: Cover, lang: Language, *, own_only: bool, most: int) -> list[str]:
    """The briefing's own sources in full, those of outside context in short; no addresses on a wall."""
    lines = [_ADDRESS.sub("", s.text) for s in cover.sources if not s.context]
    if most and len(lines) > most:
        left = len(cover.sources) - most
        return [*lines[:most], say("present.further-sources", lang, count=left)]
    rest = list(dict.fromkeys(s.short for s in cover.sources if s.context))
    if rest and own_only:
        lines.append(say("present.more-sources", lang, count=len(rest)))
    elif rest:
        joined = say("pages.source-separator", lang).join(rest)
        lines.append(say("present.context-sources", lang, sources=joined))
    return lines


def _line(text: str, size: float, setting: SlideSetting, *, bold: bool = False) -> SlideWords:
    return SlideWords([SlideStretch(text, size, "muted", bold)], setting.width, setting.style)


def trouble(content: Trouble, setting: SlideSetting) -> SlideBody:
    """What stands where a block could not be made."""
    body = SlideBody()
    body.put(
        SlideWords(
            [SlideStretch(content.text, setting.size(48, FLOOR_BODY), "muted")], setting.width, setting.style
        ),
        0,
        0,
    )
    return body


def plain(lines: list[str], setting: SlideSetting) -> SlideBody:
    """A slide whose drawing failed: its words."""
    body, y = SlideBody(), 0.0
    for line in lines:
        words = SlideWords(
            [SlideStretch(line, setting.size(44, FLOOR_BODY), "text")], setting.width, setting.style
        )
        y = body.put(words, 0, y) + 14
    return body
