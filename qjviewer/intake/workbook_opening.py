"""Opens any file that may hold a bureau's table: what it truly is, then the reader for it."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

import msgspec

from qjviewer.intake.formulas import with_results
from qjviewer.intake.limits import MOST_BYTES, Budget
from qjviewer.intake.trouble import IntakeError
from qjviewer.intake.workbook import Workbook

Reader: TypeAlias = Callable[[bytes, str, Budget], Workbook]
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What is no table, by its first bytes: the phrase that says what it is and what to do.
_OTHERS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF", "is-pdf"),
    (b"\x89PNG", "is-picture"),
    (b"\xff\xd8\xff", "is-picture"),
    (b"GIF8", "is-picture"),
    (b"BM", "is-picture"),
    (b"II*\0", "is-picture"),
    (b"MM\0*", "is-picture"),
    (b"Rar!", "is-archive"),
    (b"7z\xbc\xaf", "is-archive"),
    (b"\x1f\x8b", "is-archive"),
    (b"{\\rtf", "is-rtf"),
)
_LOOK: Final = 1 << 14


def open_workbook(path: Path) -> Workbook:
    """The workbook at a path; raises IntakeError with a sentence for whoever opened it."""
    name = path.name
    try:
        if path.is_dir():
            raise IntakeError("is-folder", file=name)
        if path.stat().st_size > MOST_BYTES:
            raise IntakeError("file-too-large", file=name, most=MOST_BYTES >> 20)
        data = path.read_bytes()
    except OSError as error:
        raise IntakeError("cannot-read", file=name, because=error) from error
    return read_workbook(data, name)


def read_workbook(data: bytes, name: str) -> Workbook:
    """The workbook in these bytes; `name` is the file's, for messages and for the period it may hold."""
    if len(data) > MOST_BYTES:
        raise IntakeError("file-too-large", file=name, most=MOST_BYTES >> 20)
    if not data.strip(b"\0 \r\n\t"):
        raise IntakeError("is-empty", file=name)
    book = with_results(_reader_for(data, name)(data, name, Budget(name)))
    return msgspec.structs.replace(book, digest=hashlib.sha256(data).hexdigest())


def _reader_for(data: bytes, name: str) -> Reader:
    """The reader for what the file truly is, whatever its ending says."""
    if data[:2] == b"PK":
        return _zipped(data, name)
    if data.startswith(_OLE):
        return _compound(data, name)
    for start, reason in _OTHERS:
        if data.startswith(start):
            raise IntakeError(reason, file=name)
    return _texted(data, name)


def _zipped(data: bytes, name: str) -> Reader:
    from qjviewer.intake.readers.package import Package

    package = Package(data, name)
    if package.has("xl/workbook.bin"):
        raise IntakeError("is-xlsb", file=name)
    if package.has("word/document.xml"):
        from qjviewer.intake.readers.docx_tables import read_docx

        return read_docx
    if package.has("content.xml") and not package.has("[Content_Types].xml"):
        from qjviewer.intake.readers.ods import read_ods

        return read_ods
    if package.has("ppt/presentation.xml"):
        raise IntakeError("is-slides", file=name)
    if not package.has("[Content_Types].xml"):
        raise IntakeError("is-archive", file=name)
    from qjviewer.intake.readers.xlsx import read_xlsx

    return read_xlsx


def _compound(data: bytes, name: str) -> Reader:
    """A file of the old Office: by the names of its streams."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise IntakeError("password", file=name)
    if not holds("Workbook") and not holds("Book"):
        if holds("WordDocument"):
            raise IntakeError("is-doc", file=name)
        if holds("PowerPoint Document"):
            raise IntakeError("is-slides", file=name)
    from qjviewer.intake.readers.xls import read_xls

    return read_xls


def _texted(data: bytes, name: str) -> Reader:
    """Web page, XML or plain text: by the first words."""
    head = data[:_LOOK].replace(b"\0", b"").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        from qjviewer.intake.readers.spreadsheetml import read_spreadsheetml

        return read_spreadsheetml
    if b"office:document" in head and b"opendocument" in head:
        from qjviewer.intake.readers.ods import read_ods

        return read_ods
    if any(mark in head for mark in (b"<html", b"<table", b"<!doctype html", b"mime-version:")):
        from qjviewer.intake.readers.html_tables import read_html

        return read_html
    # xlrd also reads the workbooks of Excel 2 to 4, which have no container.
    if head[:2] == b"\x09\x08" or data[:4] in (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00"):
        from qjviewer.intake.readers.xls import read_xls

        return read_xls
    from qjviewer.intake.readers.delimited import read_delimited

    return read_delimited
