"""Text broken into lines as Chinese is set: no closing mark at a line's start, no opening one at its end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from qjviewer.charts.marks import Role, Scene
from qjviewer.ui.printing.sheet import Face, Words

_NO_START = frozenset("，。、；：！？）》」』】〕〉”’…—～·％‰℃%,.;:!?)]}")
_NO_END = frozenset("（《「『【〔〈“‘([{￥$#")
_WORD = frozenset("-_/.,:%+&'@=?~#°•")
# 图1, 第3 stay whole.
_BEFORE_NUMBER = frozenset("图圖表第")
# A line is stretched by at most this share of the type size per character: with more, whoever
# copies the text gets a blank after every character and no search finds 增长.
_MOST_STRETCH = 0.08


class Ruler(Protocol):
    """Measures text and charts, in points."""

    def width(self, text: str, face: Face) -> float:
        """The advance of a text."""

    def ascent(self, face: Face) -> float:
        """How far the face rises over its base line."""

    def descent(self, face: Face) -> float:
        """How far the face falls under its base line."""

    def scene_height(self, scene: Scene, width: float, em: float) -> float:
        """The natural height of a chart at a width."""


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one face; `rise` lifts it over the base line, `glued` keeps it on the word before."""

    text: str
    face: Face
    ink: Role = "text"
    rise: float = 0.0
    glued: bool = False


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line; `words` stand at base line 0 from the left edge of the text."""

    words: tuple[Words, ...]
    width: float
    last: bool = False


def _latin(char: str) -> bool:
    return char.isascii() and not char.isspace()


def _may_break(before: str, after: str, glued: bool) -> bool:
    if glued or after in _NO_START or before in _NO_END or after.isspace():
        return False
    if before.isspace():
        return True
    if before in _BEFORE_NUMBER and after.isdigit():
        return False
    return not ((_latin(before) or before in _WORD) and _latin(after))


Atom = tuple[Span, ...]


def _atoms(spans: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """The smallest stretches that stay on one line; an empty one ends a paragraph line."""
    atom: list[Span] = []
    before = ""
    for span in spans:
        for n, char in enumerate(span.text):
            if char == "\n":
                yield tuple(atom)
                yield ()
                atom, before = [], ""
                continue
            if before and _may_break(before, char, span.glued):
                yield tuple(atom)
                atom = []
            if atom and n and not before.isspace() and char != "\n":
                atom[-1] = replace(atom[-1], text=atom[-1].text + char)
            else:
                atom.append(replace(span, text=char))
            before = char
    if atom:
        yield tuple(atom)


def broken(
    spans: Sequence[Span], width: float, ruler: Ruler, *, indent: float = 0.0, justify: bool = True
) -> tuple[TextLine, ...]:
    """The lines of a paragraph; the first begins `indent` further right."""
    lines: list[tuple[list[Span], bool]] = []
    line: list[Span] = []
    used = indent
    for atom in _atoms(spans):
        if not atom:
            lines.append((line, True))
            line, used = [], 0.0
            continue
        need = _width(_stripped(atom), ruler)
        if line and used + need > width + 0.01:
            lines.append((line, False))
            line, used = [], 0.0
        for part in _chopped(atom, width - used, width, ruler) if used + need > width + 0.01 else [atom]:
            if line and part is not atom:
                lines.append((line, False))
                line, used = [], 0.0
            line += part
            used += _width(part, ruler)
    lines.append((line, True))
    last = len(lines) - 1
    return tuple(
        _line(_joined(_stripped(s)), width, indent if n == 0 else 0.0, ends or n == last, justify, ruler)
        for n, (s, ends) in enumerate(lines)
    )


def _chopped(atom: Atom, room: float, width: float, ruler: Ruler) -> Iterator[list[Span]]:
    """An atom wider than a line, cut between characters: an address, a run of digits."""
    part: list[Span] = []
    used = 0.0
    for span in atom:
        for char in span.text:
            need = ruler.width(char, span.face)
            if part and used + need > room:
                yield part
                part, used, room = [], 0.0, width
            part.append(replace(span, text=char))
            used += need
    yield part


def _width(spans: Sequence[Span], ruler: Ruler) -> float:
    return sum(ruler.width(s.text, s.face) for s in spans)


def _stripped(spans: Sequence[Span]) -> list[Span]:
    """Without blanks at the end of the line."""
    kept = list(spans)
    while kept and not kept[-1].text.rstrip():
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return kept


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Neighbours of one look as one stretch, so that a search finds words across atoms."""
    found: list[Span] = []
    for span in spans:
        last = found[-1] if found else None
        if last and (last.face, last.ink, last.rise) == (span.face, span.ink, span.rise):
            found[-1] = replace(last, text=last.text + span.text)
        else:
            found.append(span)
    return found


def _line(
    spans: list[Span], width: float, indent: float, last: bool, justify: bool, ruler: Ruler
) -> TextLine:
    natural = _width(spans, ruler)
    if justify and not last and spans:
        spans = _stretched(spans, width - indent - natural)
    words, x = [], indent
    for span in spans:
        words.append(Words(x, -span.rise, span.text, span.face, span.ink))
        x += ruler.width(span.text, span.face)
    # Spacing after the last character is not seen.
    return TextLine(tuple(words), x - (spans[-1].face.spacing if spans else 0.0), last)


def _stretched(spans: list[Span], extra: float) -> list[Span]:
    """The line filled to its edge: between words where there are blanks, else between characters."""
    text = "".join(s.text for s in spans)
    blanks, size = text.count(" "), max(s.face.size for s in spans)
    if extra <= 0 or len(text) < 2:
        return spans
    if blanks and sum(map(_latin, text)) > len(text) / 2:
        gap = extra / blanks
        if gap > 2 * size:
            return spans
        return [replace(s, face=replace(s.face, gap=s.face.gap + gap)) for s in spans]
    each = extra / (len(text) - 1)
    if each > _MOST_STRETCH * size:
        return spans
    return [replace(s, face=replace(s.face, spacing=s.face.spacing + each)) for s in spans]
