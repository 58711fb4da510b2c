"""The layer rule: a module imports only from lower layers or its own package, and none in a circle."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "qjviewer"
LAYERS = {
    "resources": 0,
    "holders": 0,
    "garbage": 0,
    "file_names": 0,
    "opening": 0,
    "text": 1,
    "wording": 1,
    "glyphs": 1,
    "problems": 2,
    "writing": 2,
    "menu_entry": 3,
    "bundle": 3,
    "figures": 4,
    "intake": 4,
    "charts": 5,
    "pages": 6,
    "setting": 7,
    "checks": 7,
    "reference": 7,
    "paper": 8,
    "exports": 8,
    "load": 9,
    "release": 10,
    "rolling": 10,
    "editions": 10,
    "ui.draw": 11,
    "ui.widgets": 12,
    "ui.export": 13,
    "ui.intake": 13,
    "ui.live": 13,
    "ui.printing": 13,
    "ui.present": 14,
    "ui.window": 14,
    "cli": 15,
    "app": 16,
    "__main__": 17,
}
ROOMS = {p.stem for p in PACKAGE.iterdir() if p.suffix == ".py" or any(p.glob("*.py"))} - {"__init__", "ui"}
QT_FREE = [name for name, layer in LAYERS.items() if layer <= LAYERS["release"] and name in ROOMS]
QT = ("PySide6", "shiboken6", "pyqtgraph", "numpy")
MODULES = sorted(PACKAGE.rglob("*.py"))


def home_of(dotted: str) -> str:
    """The layer's name for a module below qjviewer, without the package's own name."""
    parts = dotted.split(".")
    return ".".join(parts[:2]) if parts[0] == "ui" and len(parts) > 1 else parts[0]


@cache
def imports_of(path: Path) -> list[str]:
    """Every module a file imports, lazily or for types only included."""
    return imports_in(path.read_text(encoding="utf-8"))


# As the formatter leaves them: a statement begins its line, and what it names stands there or in parentheses.
IMPORT = re.compile(r"^[ \t]*(?:from (\S+) )?import (?:\(([^)]*)\).*|([^(\n]+))$", re.MULTILINE)


def imports_in(text: str) -> list[str]:
    """Modules, and names in modules: `from a.b import c` is told as `a.b.c`, whichever c is."""
    found = []
    for module, inside, beside in IMPORT.findall(text):
        assert not module.startswith("."), "a relative import"
        names = re.findall(r"(?:^|,)\s*([\w.]+)", re.sub("#.*", "", inside or beside))
        found += [f"{module}.{name}" if module else name for name in names]
    return found


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


def test_every_room_has_its_layer():
    assert LAYERS.keys() >= ROOMS


def breaches(home: str, imported: list[str]) -> list[str]:
    """What a room imports from above it, or from beside it."""
    if home in ("__init__", "ui"):
        return []
    rooms = {home_of(n.removeprefix("qjviewer.")) for n in imported if n.startswith("qjviewer.")}
    return sorted(room for room in rooms if room in LAYERS and room != home and LAYERS[room] >= LAYERS[home])


def test_imports_only_from_lower_layers():
    found = {dotted(path): breaches(home_of(dotted(path)), imports_of(path)) for path in MODULES}
    assert {name: rooms for name, rooms in found.items() if rooms} == {}


LAZY = "def f():\n    {}\n"
FOR_TYPES = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    {}\n"


@pytest.mark.parametrize("where", ["{}\n", LAZY, FOR_TYPES])
@pytest.mark.parametrize(
    ("home", "statement", "found"),
    [
        ("bundle", "from qjviewer.figures.cube import Cube", ["figures"]),
        ("bundle", "import qjviewer.load", ["load"]),
        ("checks", "from qjviewer.setting import grids", ["setting"]),
        ("ui.live", "from qjviewer.ui.window.main_window import MainWindow", ["ui.window"]),
        ("ui.present", "from qjviewer.ui.window import search", ["ui.window"]),
        ("figures", "from qjviewer.bundle.units import PERCENT", []),
    ],
)
def test_a_planted_breach_is_noticed(where, home, statement, found):
    assert breaches(home, imports_in(where.format(statement))) == found


def graph_of(imported: dict[str, list[str]]) -> dict[str, set[str]]:
    """Which modules each module imports, by their names below the package."""
    found: dict[str, set[str]] = {}
    for name, targets in imported.items():
        inside = [t.removeprefix("qjviewer.") for t in targets if t.startswith("qjviewer.")]
        modules = {t if t in imported else t.rpartition(".")[0] for t in inside}
        found[name] = (modules & imported.keys()) - {name}
    return found


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Modules that lead back to themselves, those of one circle together."""
    left = dict(graph)
    # What imports nothing that is left, or is imported by nothing that is left, is in no circle.
    while True:
        imported = set().union(*left.values()) if left else set()
        kept = {name: targets & left.keys() for name, targets in left.items() if name in imported}
        kept = {name: targets for name, targets in kept.items() if targets}
        if kept == left:
            break
        left = kept
    reach = {name: _reached(name, left) for name in left}
    rings = {tuple(sorted(m for m in left if m in reach[n] and n in reach[m])) for n in left}
    return sorted(list(ring) for ring in rings if ring)


def _reached(start: str, graph: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = graph[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def test_no_modules_import_each_other_in_a_circle():
    assert circles(graph_of({dotted(path): imports_of(path) for path in MODULES})) == []


@pytest.mark.parametrize("where", ["{}\n", LAZY, FOR_TYPES])
def test_a_planted_circle_is_noticed(where):
    planted = {
        "a.one": imports_in("from qjviewer.a.two import X\n"),
        "a.two": imports_in("from qjviewer.a import three\n"),
        "a.three": imports_in(where.format("from qjviewer.a.one import Y")),
        "a.four": imports_in("import qjviewer.a.one\n"),
        "b.five": [],
    }
    assert circles(graph_of(planted)) == [["a.one", "a.three", "a.two"]]
    assert circles(graph_of(planted | {"a.three": []})) == []


def test_only_ui_names_qt():
    free = [p for p in MODULES if "ui" not in p.relative_to(PACKAGE).parts and dotted(p) != "app"]
    found = {dotted(path): [n for n in imports_of(path) if n.startswith(QT)] for path in free}
    assert {name: imported for name, imported in found.items() if imported} == {}


@pytest.mark.parametrize(
    "statement",
    [
        "; ".join(f"import qjviewer.{name}" for name in QT_FREE),
        "from qjviewer.cli import run; run(['--version'])",
        "from qjviewer.cli import run; run(['schema'])",
        "from qjviewer.cli import run; run(['check'])",
        "from qjviewer.cli import run; run(['text'])",
    ],
)
def test_qt_free_layers_load_no_qt(statement):
    loaded = f"[m for m in sys.modules if m.startswith({QT!r})]"
    code = f"{statement}\nimport sys\nassert not {loaded}, {loaded}"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PACKAGE.parent, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
