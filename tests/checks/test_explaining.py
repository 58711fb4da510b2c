"""Every rule explains itself: why it matters, and examples that are what they say."""

import json
import re

import pytest

from qjviewer.checks.explaining import explained, explained_rules
from qjviewer.checks.run import rule_names
from qjviewer.cli import run
from qjviewer.wording import LANGUAGES, knows
from tests.checks.bench import HEAD, problems_of

EXAMPLES = [
    (code, wrong, right)
    for codes in explained_rules().values()
    for code, (wrong, right) in codes.items()
    if wrong
]
PIECE = re.compile(r"[a-z]+:\s")
SENTENCES = [row for row in EXAMPLES if not PIECE.match(row[1])]


def codes_of(folder, example):
    return {p.code for p in problems_of(folder, HEAD, **{"more.yaml": example + "\n"})}


def codes_by_line(folder, texts):
    """What is found in each of several sentences, all headlines of one briefing."""
    tab = {"title": "乙", "read": "2023H1"}
    tabs = [{**tab, "tab": f"u{n}", "headline": text} for n, text in enumerate(texts)]
    lines = "".join(f"  - {json.dumps(tab, ensure_ascii=False)}\n" for tab in tabs)
    found = [set() for _ in texts]
    for problem in problems_of(folder, HEAD, **{"more.yaml": "tabs:\n" + lines}):
        if problem.where.file == "more.yaml" and problem.where.line > 1:
            found[problem.where.line - 2].add(problem.code)
    return found


def test_every_rule_says_why_it_matters_and_shows_an_example_of_its_own():
    assert set(explained_rules()) == set(rule_names())
    assert [r for r in rule_names() if not knows(f"why.{r}")] == []


def test_sentences_are_wrong_and_right_as_they_say(tmp_path):
    wrong = codes_by_line(tmp_path, [w for _, w, _ in SENTENCES])
    right = codes_by_line(tmp_path, [r for _, _, r in SENTENCES])
    assert [c for (c, _, _), found in zip(SENTENCES, wrong, strict=True) if c not in found] == []
    assert [(c, f) for (c, _, _), f in zip(SENTENCES, right, strict=True) if f - {"point-uncited"}] == []


@pytest.mark.parametrize("row", [r for r in EXAMPLES if r not in SENTENCES], ids=lambda r: r[0])
def test_pieces_are_wrong_and_right_as_they_say(tmp_path, row):
    code, wrong, right = row
    assert code in codes_of(tmp_path, wrong)
    assert code not in codes_of(tmp_path, right)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_explanation_is_printed_with_both_examples(lang, capsys):
    assert run(["check", "--explain", "claim-points", "--lang", lang]) == 0
    out = capsys.readouterr().out
    assert out.startswith("claim-points  ")
    assert "高于全省28.7%" in out
    assert "{fai.yoy:vs z}" in out
    assert len(out.splitlines()) == 5


def test_a_code_that_is_none_is_told_with_the_nearest(capsys):
    assert run(["check", "--explain", "claim-point"]) == 2
    assert "claim-points" in capsys.readouterr().err


def test_a_code_without_examples_has_its_message_and_remedy():
    assert next(iter(explained("tie-twice").lines("zh-Hans"))).startswith("tie-twice")
