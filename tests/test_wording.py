"""The phrases of the interface: whole in every language, each used, each there."""

import ast
import json
import re
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from qjviewer.resources import resource
from qjviewer.wording import LANGUAGES, capitalised

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
def test_each_script_has_its_own_quotation_marks(area):
    foreign = {"zh-Hans": "「」『』", "zh-Hant": "“”‘’", "en": "「」『』"}
    for name, spoken in phrases(area).items():
        assert not [lang for lang, marks in foreign.items() if set(marks) & set(spoken[lang])], name


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
    text = path.read_text(encoding="utf-8")
    found = []
    for node in ast.walk(ast.parse(text)) if "say(" in text else ():
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
    known = {re.escape(name) for name in names()}
    for path in sorted(PACKAGE.rglob("*.py")):
        for line, pattern in said(path):
            found = pattern in known or any(re.fullmatch(pattern, name) for name in names())
            assert found, f"{path.name}:{line} {pattern}"


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


# These read marks in texts, or hold names; whatever else speaks lets its phrases bring them.
READERS = {
    "bundle", "checks", "exports/form", "charts/layout", "exports/rows.py", "text", "figures", "reference.py",
    "exports/sheets", "exports/words/word_document.py", "exports/web/page.py", "setting/slides/fit.py",
    "ui/present/keys.py", "setting/slides/words.py", "pages/unstated.py", "pages/ideas.py", "paper/faces.py",
    "paper/paper_text.py", "paper/converting.py",
    "paper/claim_sheet.py", "pages/maker.py", "intake", "rolling/direction_words.py",
    "editions/comparing_texts.py",
}  # fmt: skip
# Told in the language of whoever asks, where the language is not known yet: names of formats and files.
LISTS = {"、"}
MARKS = re.compile("[一-鿿、，；：｜（）。]")


def test_no_words_and_no_marks_of_one_language_stand_in_the_code():
    for path in sorted(PACKAGE.rglob("*.py")):
        inside = path.relative_to(PACKAGE).as_posix()
        if not any(inside.startswith(reader) for reader in READERS):
            for line, text in literals(path):
                assert text in LISTS or not MARKS.search(text), f"{inside}:{line} {text}"


SAYING = {
    "QAction", "QCheckBox", "QGroupBox", "QLabel", "QPushButton", "QRadioButton", "QToolButton", "addAction",
    "addItem", "addMenu", "addRow", "addTab", "setAccessibleDescription", "setAccessibleName",
    "setInformativeText", "setPlaceholderText", "setPrefix", "setStatusTip", "setSuffix", "setText",
    "setTitle", "setToolTip", "setWindowTitle", "set_runs", "set_text",
}  # fmt: skip


def test_every_word_a_widget_shows_comes_from_the_phrases():
    for path in sorted((PACKAGE / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _called(node.func) in SAYING:
                shown = [text for argument in node.args for text in _shown(argument)]
                assert not [t for t in shown if re.search("[A-Za-z]{2}", t)], f"{path.name}:{node.lineno}"


def _called(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else _name(node)


def _shown(node: ast.expr) -> list[str]:
    """Literal texts of an argument that are shown as they stand: not those handed to a call."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=body, orelse=orelse):
            return _shown(body) + _shown(orelse)
        case ast.JoinedStr(values=values):
            return [text for value in values for text in _shown(value)]
        case ast.BinOp(left=left, right=right):
            return _shown(left) + _shown(right)
    return []


def literals(path: Path) -> list[tuple[int, str]]:
    """Texts with Chinese in the code, or none where it has no such mark, without docstrings."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text if MARKS.search(text) else "")
    homes = (ast.Module, ast.ClassDef, ast.FunctionDef)
    first = (node.body[0] for node in ast.walk(tree) if isinstance(node, homes) and node.body)
    told = {id(statement.value) for statement in first if isinstance(statement, ast.Expr)}
    texts = (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))
    return [(n.lineno, n.value) for n in texts if id(n) not in told]


@pytest.mark.parametrize(
    ("words", "begun"),
    [("growth", "Growth"), ("GDP", "GDP"), ("a", "A"), ("13.4%", "13.4%"), ("增长", "增长"), ("", "")],
)
def test_a_sentence_begins_with_a_capital(words, begun):
    assert capitalised(words) == begun
