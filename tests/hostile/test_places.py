"""What is found after something broken still stands at its own line."""

import pytest

from tests.hostile.base import TEXT, loaded


@pytest.mark.parametrize(
    "broken",
    ["- {cards: [gdp.yoy], what: 1}", "- nothing", "- {chart: [bars], title: 图, of: gdp.yoy}"],
)
def test_a_broken_block_does_not_shift_the_places_of_the_next(tmp_path, broken):
    good = '      - points: ["{i}"]\n'
    typed = '      - points: ["地区生产总值增长13.5%，{i}"]\n'
    text = TEXT.replace(good, f"      {broken}\n{typed}")
    path = tmp_path / "briefing.yaml"
    path.write_text(text, encoding="utf-8")
    (found,) = [p for p in loaded(path).problems if p.code == "claim-number"]
    before, _, _ = text.partition("13.5")
    assert found.where.line == before.count("\n") + 1
    assert found.where.column == typed.index("增长13.5") + 1
