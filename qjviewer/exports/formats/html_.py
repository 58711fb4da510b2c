"""`html`: the whole briefing as one file that opens offline in any browser."""

from qjviewer.exports.parts import Options, Parts
from qjviewer.exports.web.page import whole_page

NAME = "html"
SUFFIX = ".html"
EXTRA = LIBRARY = ""
PER_CHART = PICTURES = False
OPTIONS = ("tab",)


def write(parts: Parts, options: Options) -> bytes:
    """The page in every language the briefing promises."""
    return whole_page(parts, options).encode()
