"""The guides for whoever carries on are true to the tree: paths, packages, layers, commands."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from qjviewer.cli import command_names
from tests.test_layers import LAYERS, MODULES, PACKAGE

ROOT = PACKAGE.parent
ARCHITECTURE = PACKAGE / "ARCHITECTURE.md"
CONTRIBUTING = ROOT / ".github" / "CONTRIBUTING.md"
README = ROOT / "README.md"
GUIDES = (ARCHITECTURE, CONTRIBUTING, README)
# Made by the commands that the guide tells of, and not there before.
MADE = {"build/", "dist/", ".venv/"}
# In the folder of whoever writes a briefing.
USERS = {"briefing.yaml"}
# Of a path in the tree; a name alone (`tests`, `pyproject.toml`) counts where the tree has it.
FOLDERS = ("qjviewer", "resources", "packaging", "tests", "data", ".github")


def quoted(guide: Path) -> list[str]:
    """What stands between back quotes, and in lines of code."""
    text = guide.read_text(encoding="utf-8")
    code = "\n".join(line for line in text.splitlines() if line.startswith("    "))
    return re.findall(r"`([^`\n]+)`", text) + code.split()


def paths_in(guide: Path) -> set[str]:
    words = {word for span in quoted(guide) for word in span.split()}
    inside = {word for word in words if word.startswith(tuple(f"{f}/" for f in FOLDERS))}
    alone = {word for word in words if re.fullmatch(r"[\w.-]+\.(md|toml|json|yaml|in|cfg)", word)}
    return (inside | alone) - MADE - USERS


def links_in(guide: Path) -> set[str]:
    found = re.findall(r"\]\(([^)\s]+)\)", guide.read_text(encoding="utf-8"))
    return {link for link in found if "://" not in link}


def packages() -> set[str]:
    return {".".join(path.parent.relative_to(ROOT).parts) for path in MODULES}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_every_path_named_is_there(guide):
    named = paths_in(guide)
    assert len(named) >= 5
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_every_link_leads_somewhere(guide):
    heads = re.findall(r"^#+ (.+)$", guide.read_text(encoding="utf-8"), re.MULTILINE)
    anchors = {"#" + head.lower().replace(" ", "-") for head in heads}
    lost = [link for link in links_in(guide) - anchors if not (guide.parent / link).exists()]
    assert lost == []


def test_a_path_that_is_gone_is_noticed(tmp_path):
    guide = tmp_path / "GUIDE.md"
    guide.write_text("Look at `qjviewer/gone.py`.\n\n    python3 packaging/gone.py\n", encoding="utf-8")
    assert paths_in(guide) == {"qjviewer/gone.py", "packaging/gone.py"}


def test_every_package_is_told_of_and_no_other():
    rows = re.findall(r"^\| `(qjviewer[\w.]*)` \|", ARCHITECTURE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) == len(set(rows))
    assert set(rows) == packages()


def test_the_layers_told_are_those_that_are_held():
    rows = re.findall(r"^\| (\d+) \| (.+) \|$", ARCHITECTURE.read_text(encoding="utf-8"), re.MULTILINE)
    told = {name: int(layer) for layer, names in rows for name in re.findall(r"`([\w.]+)`", names)}
    assert told == LAYERS


def test_commands_named_are_there():
    words = [span.split() for guide in GUIDES for span in quoted(guide)]
    named = {found[1] for found in words if len(found) > 1 and found[0] == "qjviewer"}
    assert named
    assert {name for name in named if name[0] != "-"} <= set(command_names())


@pytest.mark.parametrize("guide", [ARCHITECTURE, CONTRIBUTING], ids=lambda guide: guide.stem)
def test_guides_travel_with_the_source(guide):
    manifest = (ROOT / "MANIFEST.in").read_text(encoding="utf-8").split()
    assert guide.relative_to(ROOT).as_posix() in manifest


def test_commands_of_the_script_are_there():
    told = "".join(guide.read_text(encoding="utf-8") for guide in GUIDES)
    named = set(re.findall(r"packaging/dev\.py (\w+)", told))
    shown = subprocess.run(
        [sys.executable, "-c", "import dev; print(*dev.COMMANDS)"],
        cwd=ROOT / "packaging",
        capture_output=True,
        text=True,
        check=True,
    )
    assert named <= set(shown.stdout.split())
