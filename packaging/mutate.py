"""Change the program a little, many times, and see whether the tests notice. Not part of the gate.

  python3 packaging/dev.py mutate [MODULE…] [--most 200] [--seed 1] [--minutes 40]

A module may be a folder; without any, all that needs no screen is meant. Each change ("mutant") is made in
a copy of the tree, and the tests that reach the changed function are run until the first one fails, the
nearest and the quickest before the others; those of one change may take 25 seconds of the processor as
noted, which is half of that without the notes (--patience). Everything that does not depend on the module is
imported once for all, and each change is tried in a process forked from there. What is left standing is
listed, to be met by a better test, or named in packaging/equivalent_mutants.txt where nobody could tell the
difference. The seed decides which changes are
tried, so that a run can be repeated: each has its own place in the order of a seed, so that a change of the
program elsewhere leaves the others chosen. Needs a system that can fork.

Which tests reach what is noted in the first run (ten minutes) and kept in build/mutants.
"""

from __future__ import annotations

import argparse
import ast
import copy
import hashlib
import importlib
import os
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from importlib.util import cache_from_source
from pathlib import Path
from typing import Final

from reached import Reach, file_of, noted, passes

ROOT = Path(__file__).resolve().parent.parent
COPIED = (
    "qjviewer",
    "resources",
    "data",
    "tests",
    "packaging",
    "pyproject.toml",
    "README.md",
    "CHANGELOG.md",
)
NOTED = ROOT / "build" / "mutants"
# What needs a screen, takes long by intent, or tests no module of the program.
LEFT_OUT = (
    "bench",
    "hostile",
    "packaging",
    "ui",
    "test_guides.py",
    "test_pyside_refcounts.py",
    "test_starts.py",
)
FROM_OTHERS = (
    *("hypothesis", "msgspec", "yaml", "typst", "pypdfium2", "pikepdf", "pptx", "docx", "openpyxl", "xlrd"),
    *("xlsxwriter", "python_calamine", "pytestqt.plugin", "xdist.plugin", "PySide6.QtTest", "PySide6.QtGui"),
    *("_hypothesis_pytestplugin", "hypothesis.strategies"),
)
# Shown by Qt, or only what starts the program.
WITH_SCREEN = ("ui", "app.py", "__main__.py")
EQUIVALENT = ROOT / "packaging" / "equivalent_mutants.txt"
SWAPPED: Final[dict[type[ast.AST], type[ast.AST]]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add,
    ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One change: what stands in a file from one byte to another, and what is put there."""

    path: Path
    line: int
    start: int
    end: int
    before: str
    after: str
    # The function that it stands in; nothing where it is outside of all.
    inside: str = ""

    def __str__(self) -> str:
        return f"{self.path.as_posix()}:{self.line}  {self.before}  →  {self.after}"

    @property
    def name(self) -> str:
        """How the list of equivalent ones names it: lines move, words stay."""
        return f"{self.path.as_posix()} | {self.inside} | {self.before} | {self.after}"


def changed(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in the place of a node."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in SWAPPED:
            yield _with(node, ops=[SWAPPED[type(op)]()])
        case ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in SWAPPED:
            yield _with(node, op=SWAPPED[type(op)]())
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.IfExp(test=test):
            yield _with(node, test=ast.UnaryOp(ast.Not(), test))
        # A constant is changed by itself; None in its place would not be of its type.
        case ast.Return(value=value) if value is not None and not isinstance(value, ast.Constant):
            yield _with(node, value=ast.Constant(None))
        case ast.Constant(value=bool() as value):
            yield ast.Constant(not value)
        # Of a bound of hundreds nobody is promised that it is not one more.
        case ast.Constant(value=int() as value) if value < 100:
            yield ast.Constant(value + 1)
        case ast.Constant(value=str() as value) if value and "\n" not in value:
            yield ast.Constant("")
        case ast.Expr(value=ast.Call()):
            yield ast.Pass()


def _with(node: ast.AST, **parts: object) -> ast.AST:
    made = copy.copy(node)
    for name, part in parts.items():
        setattr(made, name, part)
    return ast.fix_missing_locations(made)


def mutants_of(path: Path, source: bytes) -> list[Mutant]:
    """Every change of a file; words of docstrings, annotations and f-strings are left alone."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found = []
    for node, inside in _walk(ast.parse(source)):
        for made in changed(node):
            assert isinstance(node, ast.expr | ast.stmt)
            start = starts[node.lineno - 1] + node.col_offset
            end = starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
            before, after = source[start:end].decode(), ast.unparse(made)
            if isinstance(node, ast.expr):
                after = f"({after})"
            found.append(Mutant(path, node.lineno, start, end, " ".join(before.split()), after, inside))
    return found


def _walk(node: ast.AST, inside: str = "") -> Iterator[tuple[ast.AST, str]]:
    """All that is run, and its function: no annotations or types, no docstrings, no insides of f-strings."""
    for name, field in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for child in field if isinstance(field, list) else [field]:
            if not isinstance(child, ast.AST) or isinstance(child, ast.JoinedStr):
                continue
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                continue
            if isinstance(child, ast.keyword) and child.arg in ("strict", "frozen", "gc", "maxsize"):
                # These tell of a fault that is not there, or change what a thing costs.
                continue
            if isinstance(child, ast.Assign) and ast.unparse(child.targets[0]) == "__all__":
                # Nothing is imported by a star; what is imported from elsewhere mypy holds.
                continue
            if isinstance(child, ast.AnnAssign) and "TypeAlias" in ast.unparse(child.annotation):
                continue
            if isinstance(child, ast.ClassDef) and "Protocol" in map(ast.unparse, child.bases):
                continue
            yield child, inside
            yield from _walk(child, child.name if isinstance(child, ast.FunctionDef) else inside)


def tests_for(mutant: Mutant, known: Mapping[str, Reach], patience: float) -> list[list[str]]:
    """The tests to try a mutant with, in two helpings: those of the nearest files, and the others.

    Near is what imports the module, and then what is of its room. What reaches the function goes before what
    only shares a file with that (such a test may see its result in a cache), what names the module first, and
    what lies in the same folder before the rest of the room.
    """
    users = _users(mutant, known)
    reaching = {test for test, reach in known.items() if not reach.calls.isdisjoint(users)}
    count = Counter(map(file_of, reaching))
    files = count.keys() | ({file_of(test) for test in known} & set(importing(mutant.path)))
    near = {file: _distance(file, mutant.path) for file in files}
    first = sorted(files, key=lambda file: (near[file], mutant.path.stem not in file, -count[file], file))[:3]

    def order(test: str) -> tuple[object, ...]:
        file, named = file_of(test), mutant.path.stem.strip("_") in test
        beside = Path(file).parent.parts[1:] == mutant.path.parent.parts[1:]
        return (test not in reaching, not named, near[file] > 2, not beside, known[test].seconds)

    spent = 0.0
    helpings: tuple[list[str], list[str]] = ([], [])
    for test in sorted((t for t in known if file_of(t) in files), key=order):
        if spent + known[test].seconds > patience and spent:
            continue
        spent += known[test].seconds
        helpings[file_of(test) not in first].append(test)
    return [helping for helping in helpings if helping]


def _users(mutant: Mutant, known: Mapping[str, Reach]) -> frozenset[str]:
    """The function of a mutant; of what stands outside of all, those of its module and of who imports it."""
    if mutant.inside:
        return frozenset({f"{mutant.path.as_posix()}:{mutant.inside}"})
    module = _dotted(mutant.path)
    paths = {p.as_posix() for p, targets in imports(ROOT).items() if module in targets}
    return frozenset(
        call
        for call in frozenset().union(*(reach.calls for reach in known.values()))
        if call.partition(":")[0] in paths | {mutant.path.as_posix()}
    )


@cache
def importing(module: Path) -> list[str]:
    """The test files that import a module."""
    dotted = re.compile(
        rf"{re.escape(_dotted(module))}\b|from {_dotted(module.parent)} import .*\b{module.stem}\b"
    )
    return [file for file, text in test_files().items() if dotted.search(text)]


@cache
def test_files() -> dict[str, str]:
    """The test files of what needs no screen, and their text."""
    tests = ROOT / "tests"
    found = [p for p in sorted(tests.rglob("test_*.py")) if p.relative_to(tests).parts[0] not in LEFT_OUT]
    return {p.relative_to(ROOT).as_posix(): p.read_text(encoding="utf-8") for p in found}


def _distance(file: str, module: Path) -> int:
    own = Path(file).parts[1] == module.parts[1]
    return 2 * (file not in importing(module)) + (not own)


def _dotted(module: Path) -> str:
    return ".".join(module.with_suffix("").parts).removesuffix(".__init__")


def tried(tree: Path, mutant: Mutant, helpings: Sequence[Sequence[str]], known: Mapping[str, Reach]) -> bool:
    """Whether a mutant is noticed; the copy is as it was afterwards."""
    path = tree / mutant.path
    whole, times = path.read_bytes(), path.stat()
    path.write_bytes(whole[: mutant.start] + mutant.after.encode() + whole[mutant.end :])
    compiled = Path(cache_from_source(str(path)))
    compiled.unlink(missing_ok=True)
    try:
        return any(
            not passes(tests, known, 10 + 3 * sum(known[t].seconds for t in tests)) for tests in helpings
        )
    finally:
        path.write_bytes(whole)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        compiled.unlink(missing_ok=True)


@cache
def imports(tree: Path) -> dict[Path, frozenset[str]]:
    """What each module of the program imports as it is loaded, and the packages that it lies in."""
    modules = {_dotted(p.relative_to(tree)): p for p in sorted((tree / "qjviewer").rglob("*.py"))}
    found = {}
    for name, path in modules.items():
        parents = {name.rsplit(".", n)[0] for n in range(1, name.count(".") + 1)}
        named = {n for node in ast.parse(path.read_bytes()).body for n in _imported(node)}
        targets = {t for n in named for t in (n, n.rpartition(".")[0])} | parents
        found[path.relative_to(tree)] = frozenset((targets & modules.keys()) - {name})
    return found


def in_order(tree: Path) -> list[Path]:
    """All modules of the program, each after those that it imports."""
    paths = {_dotted(path): path for path in imports(tree)}
    graph = {_dotted(path): targets for path, targets in imports(tree).items()}
    return [paths[name] for name in TopologicalSorter(graph).static_order()]


def _imported(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [n.name for n in names]
        case ast.ImportFrom(module=module, names=names):
            return [f"{module}.{n.name}" for n in names]
    return []


def warm() -> None:
    """Imports what tests and program take from others, once for all."""
    for name in FROM_OTHERS:
        with suppress(ImportError):
            importlib.import_module(name)


def warm_all(modules: Sequence[Path]) -> None:
    """Imports the program too, but for its windows."""
    for module in modules:
        if module.parts[1] not in WITH_SCREEN:
            importlib.import_module(_dotted(module))


def copied(folder: Path) -> Path:
    """A copy of what tests need."""
    ignored = shutil.ignore_patterns("__pycache__", "*.qjb")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
        elif (ROOT / name).is_file():
            shutil.copy(ROOT / name, folder)
    return folder


def chosen(modules: Sequence[Path], most: int, seed: int) -> list[Mutant]:
    """So many mutants of these modules, by chance; those known to be equivalent left out."""
    known = set(EQUIVALENT.read_text(encoding="utf-8").splitlines()) if EQUIVALENT.is_file() else set()
    seen: Counter[str] = Counter()
    placed = []
    for m in (m for module in modules for m in mutants_of(module, (ROOT / module).read_bytes())):
        if m.name not in known:
            seen[m.name] += 1
            placed.append((hashlib.sha256(f"{seed} {m.name} {seen[m.name]}".encode()).digest(), m))
    return [m for _, m in sorted(placed, key=lambda p: p[0])[:most]]


def modules_in(paths: Sequence[str]) -> list[Path]:
    """Files, and those in folders, relative to the root; without any, all that needs no screen."""
    given = [(ROOT / path).resolve() for path in paths or ["qjviewer"]]
    files = [f for p in given for f in (sorted(p.rglob("*.py")) if p.is_dir() else [p])]
    found = [f.relative_to(ROOT) for f in files if f.stat().st_size]
    return [f for f in found if paths or f.parts[1] not in WITH_SCREEN]


def results(
    tree: Path, mutants: Sequence[Mutant], patience: float, end: float
) -> Iterator[tuple[Mutant, bool]]:
    """Each mutant, and whether it was noticed, until the time is over."""
    modules = in_order(tree)
    known = noted(list(test_files()), tree, NOTED, lambda: warm_all(modules))
    last = max((modules.index(m.path) for m in mutants), default=0)
    for module in modules[: last + 1]:
        for mutant in (m for m in mutants if m.path == module):
            if time.monotonic() > end:
                return
            yield mutant, tried(tree, mutant, tests_for(mutant, known, patience), known)
        importlib.import_module(_dotted(module))


def main(arguments: list[str]) -> int:
    """Try and tell; the exit code is 1 where something was left standing."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("modules", nargs="*", metavar="MODULE")
    parser.add_argument("--most", type=int, default=200, help="how many changes are tried (default 200)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=40.0, help="when to stop (default 40)")
    parser.add_argument("--patience", type=float, default=25.0, help="seconds for a mutant (default 25)")
    args = parser.parse_args(arguments)
    end = time.monotonic() + args.minutes * 60
    mutants = chosen(modules_in(args.modules), args.most, args.seed)
    rooms: dict[str, list[bool]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        tree = copied(Path(scratch).resolve())
        os.chdir(tree)
        sys.path.insert(0, str(tree))
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        # What is compiled once in the copy is there for every process that follows.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        sys.dont_write_bytecode = False
        warm()
        for mutant, noticed in results(tree, mutants, args.patience, end):
            rooms.setdefault(mutant.path.parts[1], []).append(noticed)
            if not noticed:
                print(mutant, flush=True)
        os.chdir(ROOT)
    return told(rooms, len(mutants))


def told(rooms: Mapping[str, Sequence[bool]], wanted: int) -> int:
    """Prints how many were noticed, by room and together."""
    every = [noticed for found in rooms.values() for noticed in found]
    if len(every) < wanted:
        print(f"Out of time; {wanted - len(every)} were not tried.")
    for name, found in [*sorted(rooms.items()), ("together", every)]:
        print(f"{name}: {sum(found)} of {len(found)} noticed ({sum(found) / max(len(found), 1):.0%})")
    return 0 if all(every) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
