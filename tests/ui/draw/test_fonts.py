"""Fonts carry what was asked for, whatever the program's own font is at the moment."""

import pytest

from qjviewer.ui.draw import fonts
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.present import slide_painting
from qjviewer.ui.present.console import console_look


@pytest.fixture
def english(qapp):
    """The program's own font as it is in an English window, with narrow punctuation."""
    before = qapp.font()
    qapp.setFont(fonts.font(Theme(latin=True)))
    assert bool(qapp.font().featureTags()) is fonts.NAMES_FEATURES
    yield
    qapp.setFont(before)


@pytest.mark.parametrize(
    "make",
    [
        lambda: fonts.font(Theme()),
        lambda: console_look.font(16),
        lambda: slide_painting.face(16),
    ],
    ids=["window", "console", "slide"],
)
def test_chinese_keeps_its_wide_punctuation_in_an_english_window(english, make):
    assert make().featureTags() == []
