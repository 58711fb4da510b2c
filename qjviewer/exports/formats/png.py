"""`png`: a chart with its title and sources as a picture."""

from qjviewer.exports.errors import ExportError
from qjviewer.exports.parts import Options, Parts

NAME = "png"
SUFFIX = ".png"
EXTRA = LIBRARY = ""
PER_CHART = PICTURES = True
OPTIONS = ("tab", "chart", "dpi")


def write(parts: Parts, options: Options) -> bytes:
    """One chart, painted by whoever can."""
    if options.picture is None:
        raise ExportError("no-pictures")
    return options.picture(parts.alone(options.chart), options.dpi)
