"""A draft is prose that names its figures, and passes every check."""

import json
import re
import shutil

import pytest

from qjviewer.cli import run
from qjviewer.load import load
from qjviewer.problems import Severity
from qjviewer.resources import builtin_bundle


@pytest.fixture
def told(capsys):
    assert run(["draft", str(builtin_bundle())]) == 0
    return capsys.readouterr().out


def test_every_figure_is_named_and_none_is_typed(told):
    sentences = [json.loads(line.strip()[2:]) for line in told.splitlines() if line.startswith("    - ")]
    assert len(sentences) > 10
    assert "地区生产总值同比{gdp.yoy:change}，增速居{gdp.yoy:rank}" in told
    bare = [re.sub(r"\{[^}]*\}|[0-9]{4}年|[0-9]+月[0-9]+日", "", s) for s in sentences]
    assert not [s for s in bare if re.search(r"[0-9]", s)]


def test_a_tab_of_its_own_can_be_asked_for(capsys):
    assert run(["draft", str(builtin_bundle()), "--tab", "industry"]) == 0
    out = capsys.readouterr().out
    assert "# 工业 (industry)" in out
    assert "消费" not in out


def test_every_sentence_passes_the_checks(told, tmp_path):
    folder = tmp_path / "b"
    shutil.copytree(builtin_bundle(), folder)
    body = "\n".join("      " + line for line in told.splitlines() if not line.startswith("#"))
    (folder / "draft.yaml").write_text(
        f"tabs:\n  - tab: draft\n    title: 草稿\n    read: 2023H1\n    blocks:\n{body}\n", encoding="utf-8"
    )
    main = folder / "briefing.yaml"
    text = main.read_text(encoding="utf-8")
    main.write_text(
        text.replace("include: [", "include: [draft.yaml, ", 1),
        encoding="utf-8",
    )
    loaded = load(folder)
    assert any(p.id == "draft" for p in loaded.pages)
    # The words of another language are for whoever edits the draft.
    found = [
        p for p in loaded.problems if p.where.file.endswith("draft.yaml") and p.code != "language-missing"
    ]
    assert [p.message() for p in found if p.severity is not Severity.INFO] == []
