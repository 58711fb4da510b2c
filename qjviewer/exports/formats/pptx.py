"""`pptx`: slides with native charts, shapes and tables, notes and source lines; 16:9 or 4:3."""

from qjviewer.exports.parts import Options, Parts
from qjviewer.exports.slides.presentation import presentation

NAME = "pptx"
SUFFIX = ".pptx"
EXTRA = "pptx"
LIBRARY = "pptx"
PER_CHART = PICTURES = False
OPTIONS = ("tab", "slides")


def write(parts: Parts, options: Options) -> bytes:
    """The slides of the deck."""
    return presentation(parts, options)
