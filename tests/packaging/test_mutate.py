"""mutate.py: which changes it makes of a file, and that it notices what tests notice."""

import ast
from pathlib import Path

import mutate
import pytest

SOURCE = b'''\
"""A docstring."""
def f(a: "int", b=1) -> "str":
    """Another."""
    g(a)
    if a < b and not b:
        return "x" + f"{a}"
    return None
'''
MODULE = Path("qjviewer/bundle/periods.py")


def changes(source=SOURCE):
    return {(m.before, m.after) for m in mutate.mutants_of(Path("a.py"), source)}


def test_the_changes_of_a_small_function():
    assert changes() == {
        ("1", "(2)"),
        ("g(a)", "pass"),
        ("a < b and not b", "(a < b or not b)"),
        ("a < b", "(a <= b)"),
        ("not b", "(b)"),
        ('return "x" + f"{a}"', "return None"),
        ('"x" + f"{a}"', "('x' - f'{a}')"),
        ('"x"', "('')"),
    }


@pytest.mark.parametrize("text", ["x: TypeAlias = Literal['a']", "def f(a: 'b'): ...", "'''words'''"])
def test_types_and_docstrings_are_left_alone(text):
    assert changes(text.encode()) == set()


def test_every_change_can_be_read_and_changes_something():
    source = (mutate.ROOT / "qjviewer" / "figures" / "arithmetic.py").read_bytes()
    before = ast.dump(ast.parse(source))
    for m in mutate.mutants_of(MODULE, source)[::3]:
        after = ast.parse(source[: m.start] + m.after.encode() + source[m.end :])
        assert ast.dump(after) != before


def test_a_seed_chooses_the_same_again():
    assert mutate.chosen([MODULE], 5, 3) == mutate.chosen([MODULE], 5, 3)
    assert mutate.chosen([MODULE], 5, 3) != mutate.chosen([MODULE], 5, 4)


def test_what_nobody_can_tell_apart_is_not_tried(tmp_path, monkeypatch):
    (first, *_) = mutate.chosen([MODULE], 5, 3)
    known = tmp_path / "known.txt"
    known.write_text(first.name + "\n", encoding="utf-8")
    monkeypatch.setattr(mutate, "EQUIVALENT", known)
    assert first.name not in {m.name for m in mutate.chosen([MODULE], 10**6, 3)}


def test_the_tests_of_a_module_are_those_that_import_it_first():
    found = mutate.tests_for(MODULE)
    assert "tests/bundle/test_periods.py" in found[:12]
    assert {"tests/bundle/test_data.py", "tests/charts/test_scales.py"} <= set(found)


def test_a_change_is_noticed_and_undone(tmp_path, monkeypatch):
    (tmp_path / "a.py").write_text("def two():\n    return 2\n", encoding="utf-8")
    (mutant,) = [
        m for m in mutate.mutants_of(Path("a.py"), (tmp_path / "a.py").read_bytes()) if m.before == "2"
    ]
    seen = []
    monkeypatch.setattr(
        mutate, "run_tests", lambda tree, *_: seen.append((tree / "a.py").read_text()) or False
    )
    assert mutate.tried(tmp_path, mutant, (), 1)
    assert seen == ["def two():\n    return (3)\n"]
    assert (tmp_path / "a.py").read_text(encoding="utf-8") == "def two():\n    return 2\n"
