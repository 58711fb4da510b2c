"""A line of text says in its tip what there is no room for, and nothing where all of it stands."""

import pytest

from qjviewer.ui.widgets.elided_label import ElidedLabel
from qjviewer.ui.widgets.runs_label import TextStyle

TEXT, SHORT = "衢江区2023年上半年经济运行简报", "上半年简报"


@pytest.fixture
def label(qtbot):
    made = ElidedLabel(TEXT, TextStyle(size=2.0))  # letters are never smaller than can be read
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(("share", "told"), [(1.0, False), (0.5, True)])
def test_the_tip_has_the_text_where_it_is_cut(label, share, told):
    label.resize(round(label.sizeHint().width() * share), label.sizeHint().height())
    assert label.is_cut is told
    assert (TEXT in label.toolTip()) is told


def test_a_shorter_form_is_not_cut_but_told_in_whole(label):
    label.set_text(TEXT, SHORT)
    label.resize(label.sizeHint().width() // 2, label.sizeHint().height())
    assert not label.is_cut
    assert TEXT in label.toolTip()


def test_letters_that_may_shrink_are_not_cut(label):
    label.set_least(0.5)
    label.resize(round(label.sizeHint().width() * 0.7), label.sizeHint().height())
    assert (label.is_cut, label.toolTip()) == (False, "")
