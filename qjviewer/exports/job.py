"""What an export makes: one file, or a file for every chart into a folder."""

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from qjviewer.exports.errors import ExportError
from qjviewer.exports.parts import Options, Parts
from qjviewer.exports.registry import Format, export
from qjviewer.file_names import safe_name


def makes_folder(found: Format, options: Options, target: Path) -> bool:
    """Whether the target is a folder for a file a chart: one that is there, or a name without our ending."""
    # os.path takes a name that is too long for one that is not there.
    is_folder = os.path.isdir(target) or target.suffix.lower() != found.suffix
    return found.per_chart and not options.chart and is_folder


def file_name(found: Format, parts: Parts, options: Options) -> str:
    """What the file is called where only its folder was chosen."""
    name = options.chart or parts.cover.id or "briefing"
    return f"{safe_name(name)}{found.suffix}"


def files(found: Format, parts: Parts, options: Options, target: Path) -> Iterator[tuple[Path, bytes]]:
    """The files and their bytes, none of them written yet; raises ExportError."""
    if makes_folder(found, options, target):
        yield from _a_chart_each(found, parts, options, target)
    else:
        place = target / file_name(found, parts, options) if os.path.isdir(target) else target
        yield place, export(found, parts, options)


def _a_chart_each(
    found: Format, parts: Parts, options: Options, folder: Path
) -> Iterator[tuple[Path, bytes]]:
    names = [name for name, _ in parts.only(options.tab).charts()]
    if not names:
        raise ExportError("no-charts", usage=True)
    for number, name in enumerate(names, 1):
        yield folder / f"{safe_name(name)}{found.suffix}", export(found, parts, replace(options, chart=name))
        options.advance(number / len(names))
