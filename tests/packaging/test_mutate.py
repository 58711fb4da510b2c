"""mutate.py: which changes it makes of a file, and that it notices what tests notice."""

import ast
import os
from pathlib import Path

import mutate
import pytest
import reached
from reached import Reach

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


@pytest.mark.parametrize(
    "text",
    [
        "x: TypeAlias = Literal['a']",
        "def f(a: 'b'): ...",
        "'''words'''",
        "class A(Protocol):\n    def f(self, a=1): ...",
        "class A(Struct, frozen=True): ...",
        "most = 4_000",
        "def f(): return ''",
        "__all__ = ['a']",
    ],
)
def test_what_nobody_is_promised_is_left_alone(text):
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


def test_a_change_elsewhere_leaves_the_others_chosen(tmp_path, monkeypatch):
    monkeypatch.setattr(mutate, "ROOT", tmp_path)
    lines = [f"def f{n}(): g({n})" for n in range(40)]
    (tmp_path / "a.py").write_text("\n".join(lines), encoding="utf-8")
    before = mutate.chosen([Path("a.py")], 30, 1)
    assert len({m.name for m in before}) == 30
    (tmp_path / "a.py").write_text("\n".join(lines[1:]), encoding="utf-8")
    after = {m.name for m in mutate.chosen([Path("a.py")], 30, 1)}
    assert {m.name for m in before if m.inside != "f0"} <= after


def test_without_modules_all_that_needs_no_screen_is_meant():
    rooms = {path.parts[1] for path in mutate.modules_in([])}
    assert rooms >= {"bundle", "figures", "wording.py"}
    assert not rooms & set(mutate.WITH_SCREEN)
    assert {p.parts[1] for p in mutate.modules_in(["qjviewer/ui/draw"])} == {"ui"}


def test_what_nobody_can_tell_apart_is_not_tried(tmp_path, monkeypatch):
    (first, *_) = mutate.chosen([MODULE], 5, 3)
    known = tmp_path / "known.txt"
    known.write_text(first.name + "\n", encoding="utf-8")
    monkeypatch.setattr(mutate, "EQUIVALENT", known)
    assert first.name not in {m.name for m in mutate.chosen([MODULE], 10**6, 3)}


NEAR, ROOM, FAR, SLOW, OTHER = (
    "tests/bundle/test_periods.py::test_a",
    "tests/bundle/test_data.py::test_b",
    "tests/text/test_lines.py::test_c",
    "tests/bundle/test_periods.py::test_slow",
    "tests/text/test_lines.py::test_nothing_of_it",
)


def asked(inside, patience=10.0):
    called = frozenset({"qjviewer/bundle/periods.py:parse_period"})
    known = {
        FAR: Reach(0.01, called),
        ROOM: Reach(0.02, called),
        SLOW: Reach(9.0, called),
        NEAR: Reach(0.5, called),
        OTHER: Reach(0.1, frozenset()),
    }
    mutant = mutate.Mutant(MODULE, 1, 0, 1, "1", "2", inside)
    return [test for helping in mutate.tests_for(mutant, known, patience) for test in helping]


@pytest.mark.parametrize("inside", ["parse_period", ""])
def test_what_reaches_a_change_is_asked_first_and_of_that_what_names_it_the_near_and_the_quick(
    monkeypatch, inside
):
    monkeypatch.setattr(mutate, "imports", lambda _tree: {})
    assert asked(inside) == [NEAR, SLOW, ROOM, FAR, OTHER]


def test_what_stands_outside_of_functions_is_asked_of_who_imports_it(monkeypatch):
    user = Path("qjviewer/text/user.py")
    monkeypatch.setattr(mutate, "imports", lambda _tree: {user: frozenset({"qjviewer.bundle.periods"})})
    known = {
        ROOM: Reach(0.1, frozenset({"qjviewer/bundle/other.py:f"})),
        FAR: Reach(0.2, frozenset({"qjviewer/text/user.py:g"})),
    }
    found = mutate.tests_for(mutate.Mutant(MODULE, 1, 0, 1, "1", "2"), known, 10.0)
    assert [test for helping in found for test in helping] == [FAR]


def test_what_lies_in_the_same_folder_is_asked_before_the_rest_of_the_room():
    called = frozenset({"qjviewer/checks/language/pairing.py:paired"})
    rest, beside = (
        "tests/checks/rules/test_rules.py::test_a",
        "tests/checks/language/test_readings.py::test_b",
    )
    known = {rest: Reach(0.1, called), beside: Reach(0.5, called)}
    mutant = mutate.Mutant(Path("qjviewer/checks/language/pairing.py"), 1, 0, 1, "1", "2", "paired")
    (found,) = mutate.tests_for(mutant, known, 10.0)
    assert found == [beside, rest]


def test_no_more_is_asked_than_patience_lasts():
    assert asked("parse_period", patience=1.0) == [NEAR, ROOM, FAR, OTHER]


def test_what_no_test_reaches_is_asked_of_files_that_import_its_module():
    assert asked("is_never_called") == [NEAR, SLOW]


def test_modules_stand_behind_what_they_import(tmp_path):
    written = {
        "qjviewer/a.py": "from qjviewer.room.b import f\n",
        "qjviewer/room/b.py": "from qjviewer.room import c\ndef f():\n    import qjviewer.a\n",
        "qjviewer/room/c.py": "",
    }
    for name, text in written.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = [path.as_posix() for path in mutate.in_order(tmp_path)]
    assert found == ["qjviewer/room/c.py", "qjviewer/room/b.py", "qjviewer/a.py"]


@pytest.mark.parametrize("helping_fails", [True, False])
def test_a_change_is_tried_in_the_copy_and_undone(tmp_path, monkeypatch, helping_fails):
    path = tmp_path / "a.py"
    path.write_text("def two():\n    return 2\n", encoding="utf-8")
    (mutant,) = [m for m in mutate.mutants_of(Path("a.py"), path.read_bytes()) if m.before == "2"]
    seen = []
    monkeypatch.setattr(mutate, "passes", lambda *_: seen.append(path.read_text()) or not helping_fails)
    assert (
        mutate.tried(
            tmp_path, mutant, [["x"], ["y"]], {"x": Reach(0, frozenset()), "y": Reach(0, frozenset())}
        )
        == helping_fails
    )
    assert set(seen) == {"def two():\n    return (3)\n"}
    assert len(seen) == (1 if helping_fails else 2)
    assert path.read_text(encoding="utf-8") == "def two():\n    return 2\n"


@pytest.mark.parametrize(
    ("work", "code"),
    [(lambda: 0, 0), (lambda: 1, 1), (lambda: 1 // 0, 70), (lambda: os.kill(os.getpid(), 9), -9)],
)
def test_work_in_a_process_of_its_own_tells_how_it_ended(work, code):
    assert reached.forked(work, 5) == code


def test_rooms_are_told_apart_and_together(capsys):
    assert mutate.told({"text": [True, False], "bundle": [True]}, 4) == 1
    assert capsys.readouterr().out.splitlines() == [
        "Out of time; 1 were not tried.",
        "bundle: 1 of 1 noticed (100%)",
        "text: 1 of 2 noticed (50%)",
        "together: 2 of 3 noticed (67%)",
    ]
