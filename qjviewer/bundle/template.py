"""A new briefing to start from: a copy of the commented template, with the schema for editors."""

import shutil
from pathlib import Path

from qjviewer.resources import resource


def start_briefing(folder: Path) -> None:
    """Write the template into a new or empty folder; raises FileExistsError when it is not empty."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(folder)
    source = resource("template")
    for path in sorted(p for p in source.rglob("*") if p.is_file()):
        target = folder / path.relative_to(source)
        target.parent.mkdir(exist_ok=True)
        # Contents only: an installed template may be read-only.
        shutil.copyfile(path, target)
    shutil.copyfile(resource("bundle.schema.json"), folder / "bundle.schema.json")
