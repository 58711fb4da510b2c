"""The formats there are, found by walking `formats`: for the command line, the dialog and the docs."""

import importlib
import importlib.util
from functools import cache
from typing import Protocol

import msgspec

from qjviewer.exports import formats
from qjviewer.exports.errors import ExportError
from qjviewer.exports.parts import Options, Parts
from qjviewer.resources import modules_in
from qjviewer.wording import DEFAULT_LANGUAGE, Language, say


class FormatModule(Protocol):
    """A module of `formats`.

    `EXTRA` names the optional extra it needs, `LIBRARY` the module that comes with it; both are
    empty for most. `PER_CHART` formats make one file a chart. `PICTURES` says that drawing needs Qt.
    `OPTIONS` names the fields of `Options` it heeds; language and outside context count for all.
    """

    NAME: str
    SUFFIX: str
    EXTRA: str
    LIBRARY: str
    PER_CHART: bool
    PICTURES: bool
    OPTIONS: tuple[str, ...]

    def write(self, parts: Parts, options: Options) -> bytes: ...


class Format(msgspec.Struct, frozen=True):
    """One format as a list shows it."""

    writer: FormatModule

    @property
    def name(self) -> str:
        """What is typed after --to."""
        return self.writer.NAME

    @property
    def suffix(self) -> str:
        """The end of its file names, with the dot."""
        return self.writer.SUFFIX

    @property
    def per_chart(self) -> bool:
        """Whether it makes one file a chart."""
        return self.writer.PER_CHART

    @property
    def needs_pictures(self) -> bool:
        """Whether charts must be painted for it."""
        return self.writer.PICTURES

    def takes(self, option: str) -> bool:
        """Whether it heeds a field of `Options`."""
        return option in self.writer.OPTIONS

    @property
    def available(self) -> bool:
        """Whether the library it needs is installed."""
        return not self.writer.LIBRARY or importlib.util.find_spec(self.writer.LIBRARY) is not None

    @property
    def command(self) -> str:
        """The command that adds the library it needs; empty when it needs none."""
        return f'pip install "qjviewer[{self.writer.EXTRA}]"' if self.writer.EXTRA else ""

    def label(self, lang: Language = DEFAULT_LANGUAGE) -> str:
        """What it is, in words."""
        return say(f"exports.format-{self.name}", lang)


def format_names() -> tuple[str, ...]:
    """The names of all formats, in alphabetical order."""
    return tuple(sorted(name.rstrip("_") for name in modules_in(formats.__path__)))


@cache
def format_of(name: str) -> Format:
    """The format of this name; raises ExportError when there is none."""
    modules = {name.rstrip("_"): name for name in modules_in(formats.__path__)}
    if name not in modules:
        raise ExportError("no-such-format", usage=True, format=name, known="、".join(format_names()))
    writer: FormatModule = importlib.import_module(f"{formats.__name__}.{modules[name]}")
    return Format(writer)


def all_formats() -> tuple[Format, ...]:
    """Every format."""
    return tuple(map(format_of, format_names()))


def require(found: Format) -> None:
    """Raise ExportError with the command that helps when the library of a format is missing."""
    if not found.available:
        raise ExportError("missing-library", library=found.writer.LIBRARY, command=found.command)


def export(found: Format, parts: Parts, options: Options) -> bytes:
    """One file of a format; raises ExportError."""
    require(found)
    return found.writer.write(parts.only(options.tab), options)
