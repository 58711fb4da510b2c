import pytest

from qjviewer.setting.columns import ColumnDemand, share_width, split_number


@pytest.mark.parametrize("width", [10, 100, 333, 1000])
@pytest.mark.parametrize(
    "columns",
    [
        (ColumnDemand(50, 20),),
        (ColumnDemand(200, 40), ColumnDemand(60, 60), ColumnDemand(60, 60)),
        (ColumnDemand(900, 100), ColumnDemand(80, 80)),
    ],
)
def test_columns_fill_the_width_exactly(columns, width):
    assert sum(share_width(columns, width)) == width


def test_numbers_keep_their_width_while_words_give_way():
    words, number = share_width((ColumnDemand(400, 80), ColumnDemand(70, 70)), 300)
    assert (words, number) == (230, 70)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("37.7", ("37", ".7", "")),
        ("−2.7", ("−2", ".7", "")),
        ("4.7（推算）", ("4", ".7", "（推算）")),
        ("500多", ("500", "", "多")),
        ("1,200", ("1,200", "", "")),
        ("—", ("—", "", "")),
        ("", ("", "", "")),
    ],
)
def test_a_number_is_split_at_its_point(text, parts):
    assert split_number(text) == parts
