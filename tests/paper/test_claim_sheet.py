"""The sheet of claims: what was found of the texts, as it is printed to be signed."""

import pytest

from qjviewer.cli import run
from qjviewer.load import View, load
from qjviewer.paper.claim_sheet import claim_sheet
from tests.ui.sample import write_briefing

RIGHT = "投资{fai.yoy:change}，{fai.yoy:vs zhejiang}。"
WRONG = "投资{fai.yoy:change}，增速慢于全省。"


@pytest.fixture
def briefing(tmp_path):
    path = write_briefing(tmp_path)
    text = path.read_text(encoding="utf-8")
    assert RIGHT in text
    path.write_text(text.replace(RIGHT, WRONG, 1), encoding="utf-8")
    return path


def test_every_claim_of_one_language_has_its_verdict_evidence_and_source(briefing):
    loaded = load(briefing, View("zh-Hans"))
    sheet = claim_sheet(loaded.claims, loaded.cube, "zh-Hans").claims
    assert len(sheet) == len([c for c in loaded.claims if c.lang == "zh-Hans"])
    wrong = next(c for c in sheet if c.verdict == "contradicted")
    assert wrong.text == "投资增长37.7%，增速【慢于】全省。"
    assert wrong.evidence[-1] == "与数据不符"
    assert any("37.7%" in words for words in wrong.evidence)
    assert wrong.source == "浙江日报 2023-08-04，第3段"


def test_the_sheet_is_printed_of_a_briefing_that_may_not_be_released(briefing, tmp_path, capsys):
    target = tmp_path / "sheet.pdf"
    assert run(["print", str(briefing), "--style", "summary", "-o", str(target)]) == 1
    assert run(["print", str(briefing), "--style", "claims", "-o", str(target)]) == 0
    assert target.read_bytes().startswith(b"%PDF")
