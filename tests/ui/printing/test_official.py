"""What GB/T 9704-2012 asks for, measured in the printed file."""

from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from tests.ui.printing.papers import MM, needs_poppler, printed, words_of

pytestmark = needs_poppler
TEXT = "增长" * 400


@pytest.fixture(scope="module")
def words(qapp, tmp_path_factory):
    folder = tmp_path_factory.mktemp("official")
    bundle = folder / "a.yaml"
    bundle.write_text(
        "format: qjviewer/1\nbriefing: {id: a, title: 标题, place: q, period: 2023H1, as_of: 2023-06-30}\n"
        "places: {q: {name: 衢江区, level: county}}\n"
        f"tabs: [{{tab: one, title: 总览, blocks: [{{points: [{{text: {TEXT}}}, {{text: {TEXT}}}]}}]}}]\n",
        encoding="utf-8",
    )
    target = folder / "a.pdf"
    printed(target, path=bundle, style="official", double_sided=True)
    return words_of(target)


def body(words, page):
    return [w for w in words if w[0] == page and set(w[5]) <= set("增长")]


def test_28_characters_on_a_line(words):
    longest = Counter()
    for page, _, y, _, _, word in words:
        longest[page, round(y)] += len(word)
    assert max(longest.values()) == 28
    first = body(words, 2)[0]
    assert first[3] - first[1] == pytest.approx(156 * MM, abs=1.5)


def test_22_lines_on_a_page(words):
    tops = sorted({round(w[2], 1) for w in words if w[0] == 2 and w[5] not in ("—", "2")})
    assert len(tops) == 22
    pitches = [b - a for a, b in pairwise(tops)]
    assert pitches == pytest.approx([225 * MM / 22] * 21, abs=0.2)


def test_margins_are_mirrored_on_back_pages(words):
    left = {page: min(w[1] for w in words if w[0] == page) for page in (1, 2)}
    full = {page: min(w[1] for w in body(words, page)) for page in (1, 2)}
    assert full[1] == pytest.approx(28 * MM, abs=1)
    assert left[2] == pytest.approx(26 * MM, abs=1)


def test_the_block_is_225_mm_high_under_37_mm(words):
    page = body(words, 2)
    assert min(w[2] for w in page) >= 37 * MM - 2
    assert max(w[4] for w in page) <= (37 + 225) * MM + 4


def test_page_numbers_stand_outside_one_character_in(words):
    folios = defaultdict(list)
    for page, x0, _, x1, _, word in words:
        if word in ("—", str(page)):
            folios[page] += [x0, x1]
    assert max(folios[1]) == pytest.approx((210 - 26) * MM - 14, abs=2)
    assert min(folios[2]) == pytest.approx(26 * MM + 14, abs=2)
    size = [w[4] - w[2] for w in words if w[5] == "1"]
    assert size
    middle = next((w[2] + w[4]) / 2 for w in words if w[5] == "1" and w[0] == 1)
    assert middle == pytest.approx((37 + 225 + 7) * MM, abs=4)


def test_a_paragraph_is_indented_two_characters(words):
    first = min(w[1] for w in words if w[0] == 1 and w[5].startswith("一、"))
    assert first == pytest.approx(28 * MM + 2 * 156 * MM / 28, abs=1)


def test_the_title_is_in_the_middle(words):
    title = next(w for w in words if w[5] == "标题")
    assert (title[1] + title[3]) / 2 == pytest.approx((28 + 78) * MM, abs=1)
    assert title[3] - title[1] == pytest.approx(44, abs=1)
