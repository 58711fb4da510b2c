"""The rules, one file of examples each: pieces of YAML that announce their findings in comments.

How each finding is worded, and what is offered, stands in tests/golden/rules.txt.
"""

import ast
from pathlib import Path

import pytest

from qjviewer.checks import rules
from qjviewer.checks.run import ADVISING, rule_names
from tests.checks.bench import marked, places, told
from tests.golden_parts import GoldenParts

HERE = Path(__file__).parent
PIECES = [
    pytest.param(piece, id=f"{file.stem}-{number}")
    for file in sorted(HERE.glob("*.yaml"))
    for number, piece in enumerate(file.read_text(encoding="utf-8").split("---\n"), 1)
]


GOLDEN = GoldenParts("rules.txt")


def line_of(problem):
    where = f"{problem.where.line}:{problem.where.column} {problem.severity.word} {problem.code}"
    return f"{where} ({problem.subject}) {problem.message('zh-Hans')} / {problem.message('en')}"


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_of_yaml_has_the_findings_it_announces(tmp_path, piece, request):
    name, problems = request.node.callspec.id, told(piece, tmp_path)
    assert places(problems) == marked(piece)
    GOLDEN.hold(name, [line_of(p) for p in problems])


def test_every_rule_has_a_file_of_examples():
    assert {file.stem for file in HERE.glob("*.yaml")} == set(rule_names())


def severities(rule):
    """What each report of a rule says of how bad it is; None where it says nothing, which means an error."""
    tree = ast.parse((Path(rules.__file__).parent / f"{rule}.py").read_text(encoding="utf-8"))
    for call in ast.walk(tree):
        name = ast.unparse(call.func).rpartition(".")[2] if isinstance(call, ast.Call) else ""
        if name == "problem" or name.startswith("report"):
            given = [*call.args, *(k.value for k in call.keywords if k.arg == "severity")]
            yield next((a.attr for a in given if ast.unparse(a).startswith("Severity.")), None)


@pytest.mark.parametrize("rule", sorted(ADVISING))
def test_a_rule_that_only_advises_finds_no_error(rule):
    assert ADVISING <= set(rule_names())
    found = set(severities(rule))
    assert found
    assert found <= {"WARNING", "INFO"}
