"""The model behind the window: what is asked, what each answer makes of a cell, what is still open."""

import pytest

from qjviewer.intake.mapping_yaml import from_yaml, to_yaml
from qjviewer.intake.reading_again import read_with
from qjviewer.intake.review import IntakeReview
from qjviewer.intake.workbook_opening import read_workbook

TABLE = """甲区2023年6月主要经济指标
指标\t计量单位\t本月\t1—6月累计\t同比±%\t全市位次
地区生产总值\t亿元\t—\t214.58\t７.２\t2
利润总额\t亿元\t—\t8.43\t▲2.7\t4
房地产开发投资\t亿元\t2.17\t12.36\t(11.8)\t5
货物进出口总额\t万元\t38,415\t229,412\t7.7\t4(3)
"""


def book(text=TABLE, name="甲区2023年6月.tsv"):
    return read_workbook(text.encode(), name)


@pytest.fixture
def review():
    return IntakeReview(book())


def test_what_cannot_be_told_is_asked_and_nothing_is_preselected(review):
    assert [(q.reason, [f.cell for f in q.cells]) for q in review.questions] == [
        ("triangle", ["E4"]),
        ("second-number", ["F6"]),
    ]
    assert [review.answer_to(n) for n in (1, 2)] == ["", ""]
    assert review.counts.asked


def test_each_choice_tells_what_the_cell_would_be(review):
    question = review.questions[0]
    made = {choice.key: review.becomes(1, choice.key).value for choice in question.choices}
    assert {key: str(value) for key, value in made.items()} == {"down": "-2.7", "up": "2.7"}


def test_counts_follow_the_answers(review):
    assert (review.counts.asked, review.counts.indicators) == (2, 4)
    review.answer(1, "down")
    assert review.counts.asked == 1
    review.answer(2, "first")
    assert review.counts.asked == 0
    assert not review.counts.asked


def test_an_answer_can_be_changed_and_taken_back(review):
    review.answer(1, "down")
    review.answer(1, "up")
    assert review.answer_to(1) == "up"
    assert str(next(f for f in review.figures if f.cell == "E4").value) == "2.7"
    review.answer(1, "")
    assert review.answer_to(1) == ""
    assert review.counts.asked


def test_a_cell_may_be_left_to_the_bureau(review):
    review.answer(1, "skip")
    assert "E4" not in {figure.cell for figure in review.figures}
    assert review.becomes(1, "skip") is None


def test_questions_keep_their_numbers_when_others_are_answered(review):
    review.answer(1, "down")
    assert [q.reason for q in review.questions] == ["triangle", "second-number"]


def test_the_sheet_beside_the_questions_marks_their_cells(review):
    rows = review.sheet(0)
    assert rows[0][0].text == "甲区2023年6月主要经济指标"
    marked = {(cell.row, cell.column): cell.question for row in rows for cell in row if cell.question}
    assert marked == {(4, 5): 1, (6, 6): 2}
    assert rows[3][3].is_figure


def test_columns_tell_how_they_are_read(review):
    columns = {column.letter: column for column in review.columns(0)}
    assert [columns[letter].role for letter in "ABCDEF"] == ["name", "unit", "data", "data", "data", "data"]
    assert columns["E"].spec.startswith("yoy")
    assert columns["C"].is_read


def test_a_column_can_be_left_out_and_taken_in_again(review):
    review.read_column(0, "本月", "skip")
    assert "C6" not in {figure.cell for figure in review.figures}
    assert not next(c for c in review.columns(0) if c.letter == "C").is_read
    review.read_column(0, "本月", "")
    assert "C6" in {figure.cell for figure in review.figures}


def test_what_was_not_plain_to_read_is_offered_for_a_spot_check(review):
    ways = {figure.how or figure.missing for figure in review.spot_checks()}
    assert {"full-width", "brackets", "thousands", "not-applicable"} <= ways


def test_next_month_asks_nothing_again(review):
    review.answer(1, "down")
    review.answer(2, "first")
    review.read_column(0, "本月", "skip")
    known = from_yaml(to_yaml(review.mappings()), "m.yaml")
    july = TABLE.replace("6月", "7月").replace("▲2.7", "▲1.9")
    reading = read_with(book(july, "甲区2023年7月.tsv"), known)
    figures = {figure.cell: figure for figure in reading.figures}
    assert str(figures["E4"].value) == "-1.9"
    assert "C6" not in figures
    again = IntakeReview(book(july, "甲区2023年7月.tsv"), known)
    assert again.drift == []
    # A second number in one cell was of that cell in that month: the same cell still has one.
    assert [q.reason for q in again.questions] == []


def test_answers_brought_by_a_mapping_are_kept_for_the_month_after(review):
    review.answer(1, "down")
    known = review.mappings()
    again = IntakeReview(book(TABLE.replace("6月", "7月"), "甲区2023年7月.tsv"), known)
    assert "triangle" in {answer.reason for answer in again.mappings()[0].answers}
