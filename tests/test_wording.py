"""The phrases of the interface: whole in every language, each used, each there."""

import ast
import json
import re
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from qjviewer.resources import resource
from qjviewer.wording import LANGUAGES

PACKAGE = Path(__file__).parent.parent / "qjviewer"
AREAS = sorted(resource("translations").glob("*.json"))

# English names peers without the place they share, which its title names.
_CHINESE_ONLY = {"place"}


def phrases(area: Path) -> dict[str, dict[str, str]]:
    return json.loads(area.read_text(encoding="utf-8"))


@cache
def names() -> frozenset[str]:
    return frozenset(f"{area.stem}.{name}" for area in AREAS for name in phrases(area))


def places(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name is not None}


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.stem)
def test_every_phrase_speaks_every_language(area):
    for name, spoken in phrases(area).items():
        assert set(spoken) == set(LANGUAGES), name
        assert all(isinstance(text, str) for text in spoken.values()), name


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.stem)
def test_a_phrase_names_the_same_values_in_every_language(area):
    for name, spoken in phrases(area).items():
        if "form-hint" in name:
            continue  # shown as written: the braces are the author's
        assert len({frozenset(places(text) - _CHINESE_ONLY) for text in spoken.values()}) == 1, name


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.stem)
def test_no_phrase_was_left_untranslated(area):
    """Both kinds of Chinese may agree; English with Chinese characters is one nobody translated."""
    bare = re.compile(r"“[^”]*”|（[^）]*）|\([^)]*\)|「[^」]*」")
    # Names of the languages themselves.
    own = {"settings.language-zh-Hans", "settings.language-zh-Hant"}
    for name, spoken in phrases(area).items():
        full = f"{area.stem}.{name}"
        # Hints quote the Chinese that an author is to write.
        if full not in own and "hint" not in full:
            assert not re.search(r"[一-鿿]", bare.sub("", spoken["en"])), name


def said(path: Path) -> list[tuple[int, str]]:
    """Literal keys given to `say` in a file; a key made from parts is given as a pattern."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args and _name(node.func) == "say":
            found += [(node.lineno, text) for text in _texts(node.args[0])]
    return found


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _texts(node: ast.expr) -> list[str]:
    match node:
        case ast.Constant(value=str(text)):
            return [re.escape(text)]
        case ast.IfExp(body=body, orelse=orelse):
            return _texts(body) + _texts(orelse)
        case ast.JoinedStr(values=values):
            return ["".join(re.escape(str(v.value)) if isinstance(v, ast.Constant) else ".+" for v in values)]
    return []


def test_everything_said_is_known():
    for path in sorted(PACKAGE.rglob("*.py")):
        for line, pattern in said(path):
            assert any(re.fullmatch(pattern, name) for name in names()), f"{path.name}:{line} {pattern}"


def test_every_phrase_is_used():
    """A phrase counts as used when the code names it, or a name it could be put together from."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py")))
    texts = set(re.findall(r'"([^"\n]*)"', code))
    made = [re.sub(r"\\\{.*?\\\}", ".+", re.escape(t)) for t in texts if "{" in t and len(t) < 60]
    loose = [re.compile(m) for m in made if len(m.replace(".+", "")) >= 3]
    texts |= set(re.findall(r"@([a-z.-]+)", code))
    unused = [
        name
        for name in sorted(names())
        if name not in texts
        and name.partition(".")[2] not in texts
        and not any(p.fullmatch(name) or p.fullmatch(name.partition(".")[2]) for p in loose)
    ]
    assert unused == []
