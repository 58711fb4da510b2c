"""A zipped package (xlsx, docx, ods) opened with limits, and its XML parts walked as a stream."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import Final
from xml.parsers import expat

from qjviewer.intake.limits import MOST_UNPACKED, Budget
from qjviewer.intake.trouble import IntakeError

_CHUNK: Final = 1 << 16
_MOST_PARTS: Final = 20_000
Attributes = dict[str, str]


@lru_cache(maxsize=1024)
def local(name: str) -> str:
    """An XML name without its namespace."""
    return name.rpartition(":")[2]


class Package:
    """The parts of a zipped file, by name without a leading slash."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except (
            zipfile.BadZipFile,
            OSError,
            ValueError,
            EOFError,
            NotImplementedError,
            UnicodeError,
        ) as error:
            raise IntakeError("broken-file", file=name) from error
        if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > MOST_UNPACKED:
            raise IntakeError("unpacks-too-large", file=name)
        self._names = {info.filename.lstrip("/").replace("\\", "/"): info for info in infos}
        if any(info.flag_bits & 1 for info in infos):
            raise IntakeError("password", file=name)

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part in self._names

    def chunks(self, part: str, budget: Budget) -> Iterator[bytes]:
        """The bytes of a part, a piece at a time."""
        try:
            with self._zip.open(self._names[part]) as stream:
                while chunk := stream.read(_CHUNK):
                    budget.step(len(chunk) // 64)
                    yield chunk
        except (
            KeyError,
            zipfile.BadZipFile,
            OSError,
            EOFError,
            ValueError,
            zlib.error,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise IntakeError("broken-file", file=self.name) from error

    def walk(
        self, part: str, handler: "XmlHandler", budget: Budget, without: tuple[re.Pattern[bytes], ...] = ()
    ) -> None:
        """Send the elements of an XML part to a handler; what `without` matches is cut out unread."""
        chunks = self.chunks(part, budget)
        for pattern in without:
            chunks = map(partial(pattern.sub, b""), chunks)
        walk_xml(chunks, handler, self.name)

    def relations(self, part: str, budget: Budget) -> dict[str, str]:
        """What the relations of a part point to: the name of a part by id; outside targets are left out."""
        folder, base = posixpath.split(part)
        found: dict[str, str] = {}

        def start(name: str, attributes: Attributes) -> None:
            if local(name) == "Relationship" and attributes.get("TargetMode") != "External":
                target = attributes.get("Target", "")
                path = target.lstrip("/") if target[:1] == "/" else posixpath.normpath(f"{folder}/{target}")
                found[attributes.get("Id", "")] = path.lstrip("/")

        name = posixpath.join(folder, "_rels", base + ".rels")
        if self.has(name):
            self.walk(name, XmlHandler(start), budget)
        return found


class XmlHandler:
    """What to do at the start of an element, at its end and with text."""

    def __init__(
        self,
        start: Callable[[str, Attributes], None],
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.text = text


def walk_xml(chunks: Iterator[bytes], handler: XmlHandler, name: str) -> None:
    """Parse XML as it comes; a declaration of entities ends it, for tables have none and bombs do."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise IntakeError("broken-file", file=name)

    parser.StartElementHandler = handler.start
    if handler.end:
        parser.EndElementHandler = handler.end
    parser.EntityDeclHandler = refuse
    if handler.text:
        parser.CharacterDataHandler = handler.text
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise IntakeError("broken-file", file=name) from error
