"""`docx`: the summary as a Word document, charts as pictures with their drawings beside them."""

from qjviewer.exports.parts import Options, Parts
from qjviewer.exports.words.summary import document

NAME = "docx"
SUFFIX = ".docx"
EXTRA = "docx"
LIBRARY = "docx"
PER_CHART = False
PICTURES = True
OPTIONS = ("tab", "dpi")


def write(parts: Parts, options: Options) -> bytes:
    """The document; without a way to paint, charts are tables."""
    return document(parts, options)
