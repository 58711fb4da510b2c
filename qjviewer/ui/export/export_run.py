"""Runs an export in the window: step by step, so that it stays alive, and stopped at once when asked.

Everything is made in memory first. Whoever stops it, or an error on the way, leaves earlier files alone.
"""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from qjviewer.exports.export_files import write_whole
from qjviewer.exports.job import files
from qjviewer.exports.parts import Options, Parts
from qjviewer.exports.registry import Format
from qjviewer.pages.blocks import Chart
from qjviewer.ui.draw.picture import chart_png

# Told the share that is done, or None while a step goes on; raises Cancelled to stop.
Tick = Callable[[float | None], None]


class Cancelled(Exception):
    """The user stopped it."""


def run(found: Format, parts: Parts, options: Options, target: Path, tick: Tick) -> tuple[Path, ...]:
    """Make the files and put them in place; raises ExportError or Cancelled."""

    def picture(chart: Chart, dpi: int) -> bytes:
        tick(None)
        return chart_png(chart, dpi)

    watched = replace(options, picture=picture, advance=tick)
    tick(0.0)
    made = list(files(found, parts, watched, target))
    tick(1.0)
    for path, data in made:
        write_whole(path, data)
    return tuple(path for path, _ in made)
