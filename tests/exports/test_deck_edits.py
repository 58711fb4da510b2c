"""Another order of the deck is written into the file, and every comment moves with its page."""

import itertools

import pytest

from qjviewer.exports.form.deck_edits import ArrangedPage, arranged, shown_in
from qjviewer.exports.form.edits import CannotEdit

TEXT = """\
# 简报
format: qjviewer/1
deck:
  minutes: 15
  pages:
    # 一览
    - show: [a/1, a/2]
      headline: "增长{f}"   # 结论
      notes: 甲
    - b/1  # 第二页
    # 三
    # 再三
    - {show: c/1, notes: 丙}
    - show: d/1

# 以下是别的
tabs: []
"""
PAGES = [ArrangedPage(("a/1", "a/2"), was=0), ArrangedPage(("b/1",), was=1), ArrangedPage(("c/1",), was=2),
         ArrangedPage(("d/1",), was=3)]  # fmt: skip


def kept(page, appendix=True):
    return ArrangedPage(page.show, appendix, page.was)


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_any_order_is_written_and_no_line_is_lost(order):
    made = arranged(TEXT, [PAGES[n] for n in order])
    assert shown_in(made) == [(PAGES[n].show, False) for n in order]
    assert sorted(made.splitlines()) == sorted(TEXT.splitlines())
    assert made.index("# 一览") < made.index("[a/1") < made.index("# 结论")


def test_the_same_order_leaves_the_file_as_it_was():
    assert arranged(TEXT, PAGES) == TEXT
    assert arranged(TEXT.replace("\n", "\r\n"), PAGES) == TEXT.replace("\n", "\r\n")


def test_a_page_goes_to_the_appendix_and_comes_back():
    away = arranged(TEXT, [kept(page) for page in PAGES])
    assert [kept for _, kept in shown_in(away)] == [True] * 4
    assert "# 第二页" in away
    back = arranged(away, PAGES)
    assert [kept for _, kept in shown_in(back)] == [False] * 4
    assert back.replace("{show: b/1}", "b/1") == TEXT


@pytest.mark.parametrize(
    "head", ["format: qjviewer/1\n", "format: qjviewer/1", "deck:\n  minutes: 15\ntabs: []\n"]
)
def test_a_deck_that_the_program_chose_is_written_down(head):
    made = arranged(head, [ArrangedPage(("a/1", "a/2")), ArrangedPage(("b/1.weakness",), appendix=True)])
    assert shown_in(made) == [(("a/1", "a/2"), False), (("b/1.weakness",), True)]


@pytest.mark.parametrize(
    "text", ["deck: {pages: [a/1, b/1]}\n", "deck: {minutes: 3}\n", "deck: [a]\n", "[1\n"]
)
def test_what_is_written_too_unusually_is_left_alone(text):
    with pytest.raises(CannotEdit):
        arranged(text, [ArrangedPage(("b/1",), was=1), ArrangedPage(("a/1",), was=0)])
