"""One name, one meaning: no two classes and no two files of the package share a name."""

import re
from collections import defaultdict
from pathlib import Path

from tests.test_layers import MODULES, PACKAGE

# Modules of these are found by walking; each is called what people type, whatever else is called so.
WALKED = ("charts/kinds", "checks/rules", "cli", "exports/formats", "paper/styles")
# Classes that may share a name, and why.
SHARED_CLASSES = {}
SHARED_FILES: dict[str, str] = {}


def classes(paths: list[Path]) -> dict[str, list[str]]:
    """Where each public class at the top of a module is defined."""
    found = defaultdict(list)
    for path in paths:
        for name in re.findall(r"^class ([^\W_]\w*)", path.read_text(encoding="utf-8"), re.MULTILINE):
            found[name].append(str(path))
    return found


def files(paths: list[Path], root: Path = PACKAGE) -> dict[str, list[str]]:
    """Where each module's name is used; private ones and those found by walking do not count."""
    found = defaultdict(list)
    for path in paths:
        inside = path.relative_to(root)
        if path.stem[0] != "_" and inside.parent.as_posix() not in WALKED:
            found[path.stem].append(inside.as_posix())
    return found


def shared(found: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: places for name, places in found.items() if len(places) > 1}


def test_a_class_name_has_one_meaning_and_no_exception_is_made_for_what_is_gone():
    found = shared(classes(MODULES))
    assert {k: v for k, v in found.items() if k not in SHARED_CLASSES} == {}
    assert SHARED_CLASSES.keys() <= found.keys()


def test_a_file_name_has_one_meaning_and_no_exception_is_made_for_what_is_gone():
    found = shared(files(MODULES))
    assert {k: v for k, v in found.items() if k not in SHARED_FILES} == {}
    assert SHARED_FILES.keys() <= found.keys()


def test_a_second_meaning_is_noticed(tmp_path):
    for folder in ("one", "two", "cli"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "box.py").write_text("class Box: ...\nclass _Own: ...\n", encoding="utf-8")
    paths = sorted(tmp_path.rglob("*.py"))
    assert shared(classes(paths)) == {"Box": [str(path) for path in paths]}
    assert shared(files(paths, tmp_path)) == {"box": ["one/box.py", "two/box.py"]}
