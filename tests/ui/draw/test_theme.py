"""Contrast of every pair of colours that meet on screen or paper, in every mode."""

from itertools import product

import pytest

from qjviewer.charts.palette import MODES, contrast, look
from qjviewer.ui.draw.theme import Theme

# What words stand on.
ON = {
    "text": ("window", "surface", "raised", "chip", "lesser"),
    "muted": ("window", "surface", "raised", "lesser"),
    "link": ("window", "surface", "raised", "lesser"),
    "good": ("window", "surface"),
    "warning": ("window", "surface"),
    "bad": ("window", "surface"),
    "accent": ("surface",),
    "on-primary": ("primary",),
    "on-banner": ("banner",),
    "on-accent": ("accent",),
    "on-chip": ("chip",),
    "on-selection": ("selection",),
}
WORDS = [(ink, ground) for ink, grounds in ON.items() for ground in grounds]
# Lines and edges that carry meaning: the edge of a field, the ring of the focus.
EDGES = [
    *product(("border-strong", "primary"), ("surface", "window")),
    *product(("focus",), ("window", "surface", "raised", "chip")),
]
SHAPES = (
    "district", "city", "province", "nation", "town",
    "series1", "series2", "series3", "series4", "series5", "accent", "axis",
)  # fmt: skip


def ratio(theme, ink, ground):
    return contrast(theme.hex(ink), theme.hex(ground))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("ink", "ground"), WORDS, ids="-on-".join)
def test_words_can_be_read(mode, ink, ground):
    assert ratio(Theme(mode), ink, ground) >= (7 if mode == "contrast" else 4.5)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("edge", "ground"), EDGES, ids="-on-".join)
def test_edges_can_be_seen(mode, edge, ground):
    assert ratio(Theme(mode), edge, ground) >= 3


@pytest.mark.parametrize("mode", MODES)
def test_what_cannot_be_used_can_be_read_and_told_from_what_can(mode):
    theme = Theme(mode)
    assert all(ratio(theme, "disabled", ground) >= 3 for ground in ("surface", "window", "raised"))
    assert ratio(theme, "text", "disabled") >= 2
    assert all(theme.hex("disabled") != theme.hex(ink) for ink in ("text", "muted", "link", "primary"))


@pytest.mark.parametrize("mode", MODES)
def test_the_grey_that_a_note_names_can_be_seen(mode):
    assert ratio(Theme(mode), "lesser", "surface") >= (1.4 if mode == "contrast" else 1.1)


@pytest.mark.parametrize("mode", MODES)
def test_selected_is_told_from_focused_and_from_neither(mode):
    theme = Theme(mode)
    assert len({theme.hex(role) for role in ("selection", "focus", "surface", "disabled")}) == 4


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("ink", "ground"), WORDS, ids="-on-".join)
def test_the_ring_of_the_focus_can_be_seen_around_words_of_every_ink(mode, ink, ground):
    theme = Theme(mode)
    if ground != "selection":  # of lists, whose ring stands around the list
        assert contrast(theme.ring(ink).name(), theme.hex(ground)) >= 3


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("role", SHAPES)
def test_shapes_can_be_seen(mode, role):
    """By their fill, or where that is pale by their outline."""
    ground, shown = Theme(mode).hex("surface"), look(role, mode)
    assert max(contrast(c, ground) for c in (shown.fill, shown.outline) if c) >= 3


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("ink", "tile"), [("text", "tile"), ("muted", "tile"), ("inverse", "tile-main")])
def test_words_of_charts_can_be_read(mode, ink, tile):
    least = 7 if mode == "contrast" else 4.5
    assert contrast(look(ink, mode).fill, look(tile, mode).fill) >= least
    if ink != "inverse":
        assert contrast(look(ink, mode).fill, Theme(mode).hex("surface")) >= least
