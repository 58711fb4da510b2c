"""`svg`: a chart as vectors with title and sources, from the same marks as screen and paper."""

from qjviewer.exports.parts import Options, Parts
from qjviewer.exports.svg.panel import panel

NAME = "svg"
SUFFIX = ".svg"
EXTRA = LIBRARY = ""
PER_CHART = True
PICTURES = False
OPTIONS = ("tab", "chart")


def write(parts: Parts, options: Options) -> bytes:
    """One chart."""
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return (declaration + panel(parts.alone(options.chart)) + "\n").encode()
