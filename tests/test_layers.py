"""The layer rule: a module imports only from lower layers or from its own package."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "qjviewer"
LAYERS = {
    "resources": 0,
    "holders": 0,
    "file_names": 0,
    "opening": 0,
    "writing": 1,
    "text": 1,
    "wording": 1,
    "glyphs": 1,
    "menu_entry": 2,
    "problems": 2,
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


def imports_of(path: Path) -> list[str]:
    """Every module a file imports, lazily or for types only included."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            base = node.module or ""
            is_package = (PACKAGE.parent / Path(*base.split("."))).is_dir()
            found += [f"{base}.{a.name}" if is_package else base for a in node.names]
    return found


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


def test_every_room_has_its_layer():
    assert LAYERS.keys() >= ROOMS


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_imports_only_from_lower_layers(path):
    home = home_of(dotted(path))
    if home in ("__init__", "ui"):
        return
    for name in imports_of(path):
        if not name.startswith("qjviewer."):
            continue
        target = home_of(name.removeprefix("qjviewer."))
        if target not in LAYERS:
            continue
        assert target == home or LAYERS[target] < LAYERS[home], f"{home} imports {target}"


@pytest.mark.parametrize("path", [p for p in MODULES if "ui" not in p.relative_to(PACKAGE).parts], ids=dotted)
def test_only_ui_names_qt(path):
    if dotted(path) == "app":
        return
    assert not [n for n in imports_of(path) if n.startswith(QT)]


@pytest.mark.parametrize(
    "statement",
    [f"import qjviewer.{name}" for name in QT_FREE]
    + [
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
