"""Documents that a briefing is held against: plain text, Word, web pages; their text in paragraphs."""

import errno
import io
import os
import re
import zipfile
from bisect import bisect_right
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import msgspec

from qjviewer.bundle.files import MAX_FILE_BYTES, decode

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY: Final = "word/document.xml"
_PAGE: Final = re.compile(rb"\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<html)", re.IGNORECASE)
_BLOCKS: Final = frozenset(
    ["p", "div", "br", "li", "ul", "ol", "tr", "td", "th", "table", "section", "article", "header", "footer"]
) | {f"h{level}" for level in range(1, 7)}
_SILENT: Final = frozenset(["script", "style", "noscript"])
# A line of a page ends where the paper does; a title or a row of a table is shorter or has gaps.
_LONG: Final = 20
_GAP: Final = re.compile(r"\t|\S\s{2,}\S")
_GOES_ON: Final = re.compile(r"[\u3400-\u9fff，、\d%a-z,]$")
_CONTINUES: Final = re.compile(r"[\u3400-\u9fff\d“”（(a-z]")
_NUMBERED: Final = re.compile(
    r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、．]\s*\D|[—-] ?\d+ ?[—-]"
)


class UnreadableError(Exception):
    """A document that cannot be read; its first argument says why, as a phrase."""


class Paragraph(msgspec.Struct, frozen=True):
    """One paragraph, its broken lines joined; `starts` are where they began, `lines` their numbers."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]

    def place(self, at: int) -> tuple[int, int]:
        """Line and column, from 1, of a character in the document."""
        number = bisect_right(self.starts, at) - 1
        return self.lines[number], at - self.starts[number] + 1


def text_of(path: Path) -> str:
    """The text of a document. Raises OSError, or UnreadableError with the reason."""
    if not path.is_file():
        code = errno.EISDIR if path.is_dir() else errno.ENOENT
        raise OSError(code, os.strerror(code))
    with path.open("rb") as file:
        data = file.read(MAX_FILE_BYTES)
    if data.startswith(b"PK"):
        return _docx(data)
    if data.startswith(b"%PDF"):
        raise UnreadableError("checks.document-pdf")
    text, encoding = decode(data)
    if text is None:
        raise UnreadableError(encoding or "?")
    return _page(text) if _PAGE.match(data) else text


def _docx(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            info = archive.getinfo(_BODY)
            if info.file_size > MAX_FILE_BYTES:
                raise UnreadableError("checks.document-large")
            body = archive.read(info)
    except (zipfile.BadZipFile, KeyError, RuntimeError, OSError) as error:
        raise UnreadableError("checks.document-not-word") from error
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        raise UnreadableError("checks.document-not-word")
    try:
        root = ElementTree.fromstring(body)
    except ElementTree.ParseError as error:
        raise UnreadableError("checks.document-not-word") from error
    return "\n".join("".join(_runs(p)) for p in root.iter(f"{_WORD}p"))


def _runs(paragraph: ElementTree.Element) -> Iterator[str]:
    for node in paragraph.iter():
        if node.tag == f"{_WORD}t":
            yield node.text or ""
        elif node.tag in (f"{_WORD}tab", f"{_WORD}br"):
            yield " "


class _Reader(HTMLParser):
    """Gathers the text of a web page, a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT and self._silent > 0
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(re.sub(r"\s+", " ", data))


def _page(text: str) -> str:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return re.sub(r"\n\s*\n+", "\n", "".join(reader.parts)).strip()


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a text; a line that breaks off in the middle of a sentence goes on in the next."""
    joined, starts, numbers = "", [0], [1]
    for number, line in enumerate(text.splitlines(), 1):
        if joined and _is_broken(joined[starts[-1] :], line):
            starts, numbers = [*starts, len(joined)], [*numbers, number]
            joined += line
            continue
        if joined:
            yield Paragraph(joined, tuple(starts), tuple(numbers))
        joined, starts, numbers = line, [0], [number]
    if joined:
        yield Paragraph(joined, tuple(starts), tuple(numbers))


def _is_broken(line: str, following: str) -> bool:
    if len(line.strip()) < _LONG or _GAP.search(line.strip()) or _GAP.search(following.strip()):
        return False
    if not _GOES_ON.search(line) or _NUMBERED.match(following.strip()):
        return False
    # An indented line begins a paragraph.
    return _CONTINUES.match(following) is not None
