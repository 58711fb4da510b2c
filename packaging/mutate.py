"""Change the program a little, many times, and see whether the tests notice. Not part of the gate.

  python3 packaging/dev.py mutate qjviewer/figures/compare.py [MORE…] [--tests PATH…]
                                  [--most 40] [--seed 1] [--minutes 20]

A module may be a folder. Each change ("mutant") is made in a copy of the tree and tried with the tests of
its room and those that import its module. What is left standing is listed, to be met by a better test, or
named in packaging/equivalent_mutants.txt where nobody could tell the difference. The seed decides which
changes are tried, so that a run can be repeated.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

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

    def __str__(self) -> str:
        return f"{self.path.as_posix()}:{self.line}  {self.before}  →  {self.after}"

    @property
    def name(self) -> str:
        """How the list of equivalent ones names it: lines move, words stay."""
        return f"{self.path.as_posix()} | {self.before} | {self.after}"


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
        case ast.Return(value=value) if value is not None and not _is_none(value):
            yield _with(node, value=ast.Constant(None))
        case ast.Constant(value=bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(value=int() as value):
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


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def mutants_of(path: Path, source: bytes) -> list[Mutant]:
    """Every change of a file; words of docstrings, annotations and f-strings are left alone."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found = []
    for node in _walk(ast.parse(source)):
        for made in changed(node):
            assert isinstance(node, ast.expr | ast.stmt)
            start = starts[node.lineno - 1] + node.col_offset
            end = starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
            before, after = source[start:end].decode(), ast.unparse(made)
            if isinstance(node, ast.expr):
                after = f"({after})"
            found.append(Mutant(path, node.lineno, start, end, " ".join(before.split()), after))
    return found


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    """All that is run: no annotations or types, no docstrings, no insides of f-strings."""
    for name, field in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for child in field if isinstance(field, list) else [field]:
            if not isinstance(child, ast.AST) or isinstance(child, ast.JoinedStr):
                continue
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                continue
            if isinstance(child, ast.AnnAssign) and "TypeAlias" in ast.unparse(child.annotation):
                continue
            yield child
            yield from _walk(child)


def tests_for(module: Path) -> list[str]:
    """The tests of a module's room, and those elsewhere that import it; the likeliest first."""
    dotted = ".".join(module.with_suffix("").parts)
    room = ROOT / "tests" / module.parts[1]
    tests = sorted((ROOT / "tests").rglob("test_*.py"))
    importing = [p for p in tests if f"{dotted} import" in p.read_text(encoding="utf-8")]
    own = [p for p in tests if room in p.parents]
    chosen = sorted({*importing, *own}, key=lambda p: (p not in importing, p not in own, p))
    return [p.relative_to(ROOT).as_posix() for p in chosen]


def run_tests(copy_of: Path, tests: Sequence[str], patience: float) -> bool:
    """Whether the tests pass; what takes too long does not."""
    options = ["-x", "-q", "-n", "0", "-p", "no:cacheprovider", "--hypothesis-seed=0", "--no-header"]
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", *options, *tests]
    try:
        done = subprocess.run(
            command, cwd=copy_of, env=environ, capture_output=True, timeout=patience, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def tried(copy_of: Path, mutant: Mutant, tests: Sequence[str], patience: float) -> bool:
    """Whether a mutant is noticed; the copy is as it was afterwards."""
    path = copy_of / mutant.path
    whole = path.read_bytes()
    path.write_bytes(whole[: mutant.start] + mutant.after.encode() + whole[mutant.end :])
    try:
        return not run_tests(copy_of, tests, patience)
    finally:
        path.write_bytes(whole)


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
    """So many mutants of each module, by chance; those known to be equivalent left out."""
    known = set(EQUIVALENT.read_text(encoding="utf-8").splitlines()) if EQUIVALENT.is_file() else set()
    found = []
    for module in modules:
        all_of = [m for m in mutants_of(module, (ROOT / module).read_bytes()) if m.name not in known]
        found += random.Random(f"{seed} {module}").sample(all_of, min(most, len(all_of)))
    return found


def modules_in(paths: Sequence[str]) -> list[Path]:
    """Files, and those in folders, relative to the root."""
    given = [(ROOT / path).resolve() for path in paths]
    files = [f for p in given for f in (sorted(p.rglob("*.py")) if p.is_dir() else [p])]
    return [f.relative_to(ROOT) for f in files if f.stat().st_size]


def main(arguments: list[str]) -> int:
    """Try and tell; the exit code is 1 where something was left standing."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("modules", nargs="+", metavar="MODULE")
    parser.add_argument("--tests", nargs="+", metavar="PATH")
    parser.add_argument("--most", type=int, default=40, help="mutants of each module (default 40)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=20.0, help="when to stop (default 20)")
    args = parser.parse_args(arguments)
    end, left, noticed, count = time.monotonic() + args.minutes * 60, [], 0, 0
    patience: dict[tuple[str, ...], float] = {}
    with tempfile.TemporaryDirectory() as scratch:
        tree = copied(Path(scratch))
        for mutant in chosen(modules_in(args.modules), args.most, args.seed):
            tests = tuple(args.tests or tests_for(mutant.path))
            if tests not in patience:
                begun = time.monotonic()
                if not run_tests(tree, tests, 3600):
                    parser.error(f"without any change these fail: {' '.join(tests)}")
                patience[tests] = 5 * (time.monotonic() - begun) + 10
            if time.monotonic() > end:
                print("Out of time; the rest was not tried.")
                break
            count += 1
            if tried(tree, mutant, tests, patience[tests]):
                noticed += 1
            else:
                left.append(mutant)
                print(mutant, flush=True)
    print(f"{noticed} of {count} noticed ({noticed / max(count, 1):.0%}), {len(left)} left standing.")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
