"""Whatever reading and laying out can report has its words in three languages, and no words are left over."""

import ast
import json
import re
import string
from functools import cache
from pathlib import Path

import pytest

import qjviewer
from qjviewer.bundle import period_kinds, scalars
from qjviewer.resources import resource
from qjviewer.wording import LANGUAGES, knows, say

PACKAGE = Path(qjviewer.__file__).parent
# Those that make a problem, or an exception that becomes one, from a code that stands first.
MAKERS = {"problem", "fail", "_fail", "warn", "report", "_at", "Slip", "Unknown", "FormError"}
# Modules whose codes come from a variable: every code they hold is returned or chosen, not passed.
CHOSEN = ("bundle/sanity.py", "bundle/slips.py")
# What a code that comes from an address or a form is reported with, wherever that is done.
ALWAYS = {"part", "meant"}
REASONS = "because-"
# What stands between quotation marks and may be a code, or be put together to one.
QUOTED = re.compile(r"(f?)\"([a-z-]+|[a-z-]*\{[^\"\n]*)\"")


def trees(*folders):
    for path in sorted(p for f in folders for p in (PACKAGE / f).rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def is_code(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and "-" in node.value


def called(node):
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.IfExp():
            return "fail"
    return ""


def constants(node):
    """The codes an expression may be: a constant, or either of two."""
    if isinstance(node, ast.IfExp):
        return [*constants(node.body), *constants(node.orelse)]
    return [node.value] if is_code(node) else []


@cache
def reported():
    """Code → the names its phrases may use, for every place that reports it."""
    found = {}
    for name, tree in trees("bundle", "figures", "pages"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args and called(node) in MAKERS:
                known = None if any(k.arg is None for k in node.keywords) else {k.arg for k in node.keywords}
                for code in constants(node.args[0]):
                    found.setdefault(code, []).append((name, called(node), known))
            if name in CHOSEN and isinstance(node, ast.Return | ast.Assign) and node.value is not None:
                for code in constants(node.value):
                    found.setdefault(code, []).append((name, "", None))
    for kind in (*vars(scalars).values(), *vars(period_kinds).values()):
        if isinstance(kind, scalars.Parsed):
            found.setdefault(f"not-a-{kind.wanted}", []).append(("bundle/scalars.py", "fail", {"text"}))
    return found


def areas_of(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


CODES = sorted(reported())


def test_the_codes_are_found():
    assert {"unknown-key", "not-a-quantity", "not-a-period", "yaml-tab", "no-over", "which-group"} <= set(
        CODES
    )
    assert len(CODES) > 120


@pytest.mark.parametrize("code", CODES)
def test_each_code_has_a_message_and_says_what_to_do(code):
    assert knows(f"problem.{code}")
    texts = [say(f"problem.{code}", lang) for lang in LANGUAGES]
    assert all(texts)
    assert len({*texts}) >= 2


@pytest.mark.parametrize("code", CODES)
def test_phrases_use_only_what_every_reporter_gives(code):
    for area in ("problem", "hint"):
        if not knows(f"{area}.{code}"):
            continue
        wanted = [areas_of(say(f"{area}.{code}", lang)) for lang in LANGUAGES]
        assert wanted[0] == wanted[1] == wanted[2]
        for name, maker, given in reported()[code]:
            if maker == "Slip":
                assert wanted[0] <= {"sign"}, name
            elif maker in ("Unknown", "FormError"):
                assert wanted[0] <= ALWAYS, name
            elif given is not None and maker:
                assert wanted[0] <= given, name


def test_a_problem_without_a_hint_says_in_its_message_all_there_is():
    silent = [c for c in CODES if not knows(f"hint.{c}")]
    # Programs' own faults, and what only its message can say.
    assert set(silent) <= {"page-failed", "too-many-values", "unknown-chart", "unknown-word", "bad-id"}


@cache
def literals():
    """Every text of the package that may be a code, and patterns of those put together: f"{kind}-unused"."""
    whole, patterns = set(), set()
    for path in PACKAGE.rglob("*.py"):
        for made, text in QUOTED.findall(path.read_text(encoding="utf-8")):
            if not made:
                whole.add(text)
                continue
            fixed, pattern = re.sub(r"\{[^}]*\}", "", text), re.sub(r"\{[^}]*\}", "[a-z]+", text)
            if re.fullmatch(r"[a-z-]*-[a-z-]*", fixed) and len(fixed) > 4:
                patterns.add(pattern)
    return whole, patterns


def codes_with_phrases():
    for area in ("problem", "hint"):
        yield from json.loads(resource("translations", f"{area}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", sorted(set(codes_with_phrases())))
def test_no_phrase_is_left_that_nothing_reports(code):
    general = {"did-you-mean", "choices"}
    whole, patterns = literals()
    named = code in whole or code in reported() or code in general or code.startswith(REASONS)
    assert named or any(re.fullmatch(pattern, code) for pattern in patterns)


@pytest.mark.parametrize("code", [c for c in sorted(set(codes_with_phrases())) if c in CODES])
def test_chinese_phrases_are_punctuated_as_chinese(code):
    for area in ("problem", "hint"):
        if knows(f"{area}.{code}"):
            text = say(f"{area}.{code}", "zh-Hans")
            assert not any(a + b in text for a in "的了是有在不这里写用" for b in ",;?!"), text
            assert text.endswith("。") is (area == "hint"), text
