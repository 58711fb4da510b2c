"""What each format is: one file or one a chart, with pictures of charts or without, what may be chosen."""

import pytest

from qjviewer.exports.native import hatched
from qjviewer.exports.registry import format_names, format_of

# Suffix, a file a chart, pictures of charts, options, what must be installed.
FORMATS = {
    "csv": (".csv", False, False, (), ""),
    "docx": (".docx", False, True, ("tab", "dpi"), "docx"),
    "html": (".html", False, False, ("tab",), ""),
    "json": (".json", False, False, (), ""),
    "markdown": (".md", False, False, ("tab",), ""),
    "png": (".png", True, True, ("tab", "chart", "dpi"), ""),
    "pptx": (".pptx", False, False, ("tab", "slides"), "pptx"),
    "svg": (".svg", True, False, ("tab", "chart"), ""),
    "xlsx": (".xlsx", False, False, ("tab",), "xlsx"),
}


def test_formats_are_what_command_and_dialog_offer():
    found = {name: format_of(name) for name in format_names()}
    assert {
        name: (f.suffix, f.per_chart, f.needs_pictures, f.writer.OPTIONS, f.writer.EXTRA)
        for name, f in found.items()
    } == FORMATS


@pytest.mark.parametrize(
    ("own", "hatches"),
    [
        ("", ["", "diagonal", "dots", "cross", ""]),
        ("diagonal", ["diagonal", "dots", "cross", "", "diagonal"]),
        ("cross", ["cross", "", "diagonal", "dots", "cross"]),
    ],
)
def test_bars_of_one_colour_differ_by_hatch(own, hatches):
    assert [hatched(own, variant) for variant in range(5)] == hatches
