import pytest
from PySide6.QtCore import Qt

from qjviewer.pages.blocks import Card, Chip, Run
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.widgets.big_number import Amount, BigNumber
from qjviewer.ui.widgets.cards_row import CardsRow
from qjviewer.ui.widgets.chip import ChipView as ChipWidget
from qjviewer.ui.widgets.figure_card import FigureCard
from tests.ui.sample import GAP, GDP, cards, figure_card


def row_of(qtbot, block, width=1200):
    row = CardsRow()
    qtbot.addWidget(row)
    row.show_block(block, "zh-Hans")
    row.resize(width, row.heightForWidth(width))
    row.show()
    return row


@pytest.fixture
def card(qtbot):
    card = FigureCard()
    qtbot.addWidget(card)
    gap = Chip("高于全省28.7个百分点", "gap", GAP)
    card.show_card(figure_card(chips=(Chip("全省第1", "first", GDP), gap)), "zh-Hans")
    card.resize(320, card.heightForWidth(320))
    card.show()
    return card


def test_a_click_on_a_card_asks_for_its_figure(card, qtbot):
    with qtbot.waitSignal(card.figure_requested) as got:
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert got.args == [GDP]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_open_a_card(card, qtbot, key):
    with qtbot.waitSignal(card.figure_requested):
        qtbot.keyClick(card, key)


def test_a_chip_of_another_figure_leads_to_that_figure(card, qtbot):
    chip = next(c for c in card.findChildren(ChipWidget) if c.kind == "gap")
    with qtbot.waitSignal(card.figure_requested) as got:
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert got.args == [GAP]


def test_a_card_says_everything_to_who_cannot_see_it(card):
    assert card.accessibleName() == "地区生产总值增速，13.4%，全省第1，高于全省28.7个百分点"


def test_an_item_card_asks_for_its_item(qtbot):
    card = FigureCard()
    qtbot.addWidget(card)
    card.show_card(Card("", "yintai", "银泰城", "", "", text=(Run("建设中。"),)), "zh-Hans")
    with qtbot.waitSignal(card.item_requested) as got:
        qtbot.keyClick(card, Qt.Key.Key_Return)
    assert got.args == ["yintai"]


@pytest.mark.parametrize(("width", "rows"), [(1900, 1), (1000, 1), (700, 2), (420, 2), (220, 4)])
def test_cards_wrap_into_full_rows_of_one_height(qtbot, width, rows):
    row = row_of(qtbot, cards(), width)
    tops = {card.y() for card in row.cards}
    assert len(tops) == rows
    for top in tops:
        line = [c for c in row.cards if c.y() == top]
        assert len({c.height() for c in line}) == 1
        assert max(c.geometry().right() for c in line) == width - 1


def test_a_changed_number_ends_at_its_new_value(qtbot):
    number = BigNumber()
    qtbot.addWidget(number)
    number.show_amount(Amount("13.4", "%"))
    number.show_amount(Amount("15.0", "%"), animate=True)
    qtbot.waitUntil(lambda: number._shown == "15.0")


@pytest.mark.parametrize("em", [15.0, 22.0, 30.0])
def test_a_long_number_shrinks_rather_than_being_cut(qtbot, em):
    number = BigNumber()
    qtbot.addWidget(number)
    number.set_theme(Theme(em=em))
    number.show_amount(Amount("123456789.01", "万平方米", "约", ""))
    scale = number.scale_for(160)
    assert scale < 1
