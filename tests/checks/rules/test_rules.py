"""The rules, one file of examples each: pieces of YAML that announce their findings in comments."""

from pathlib import Path

import pytest

from qjviewer.checks.run import rule_names
from tests.checks.bench import found, marked

HERE = Path(__file__).parent
PIECES = [
    pytest.param(piece, id=f"{file.stem}-{number}")
    for file in sorted(HERE.glob("*.yaml"))
    for number, piece in enumerate(file.read_text(encoding="utf-8").split("---\n"), 1)
]


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_of_yaml_has_the_findings_it_announces(tmp_path, piece):
    assert found(piece, tmp_path) == marked(piece)


def test_every_rule_has_a_file_of_examples():
    assert {file.stem for file in HERE.glob("*.yaml")} == set(rule_names())
