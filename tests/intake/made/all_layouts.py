"""All made layouts, and how to write them out."""

from pathlib import Path

from tests.intake.made import (
    layouts_blind,
    layouts_eighth,
    layouts_fresh,
    layouts_last,
    layouts_more,
    layouts_ninth,
    layouts_odd,
    layouts_places,
    layouts_rows,
    layouts_seventh,
    layouts_time,
)
from tests.intake.made.draft import truth_text
from tests.intake.made.numbers import Numbers
from tests.intake.made.varied import varied

LAYOUTS = {
    made.__name__: made
    for module in (
        layouts_rows,
        layouts_places,
        layouts_time,
        layouts_more,
        layouts_odd,
        layouts_blind,
        layouts_last,
        layouts_fresh,
        layouts_seventh,
        layouts_eighth,
        layouts_ninth,
    )
    for made in module.LAYOUTS
}


def write(folder: Path, layout: str, seed: int) -> Path:
    """Write one workbook and its truth; the workbook's path."""
    name, data, drafts = LAYOUTS[layout](Numbers(f"{layout}{seed}"))
    inner = folder / f"{layout}{seed}"
    inner.mkdir(parents=True, exist_ok=True)
    (inner / name).write_bytes(data)
    (inner / f"{Path(name).stem}.truth.csv").write_text(truth_text(drafts), encoding="utf-8-sig")
    return inner / name


def write_varied(folder: Path, layout: str, seed: int) -> Path:
    """Write one workbook otherwise worded and placed."""
    name, _, drafts = LAYOUTS[layout](Numbers(f"{layout}{seed}"))
    ending, data, drafts = varied(drafts, Numbers(f"varied {layout}{seed}"))
    inner = folder / f"{layout}{seed}v"
    inner.mkdir(parents=True, exist_ok=True)
    path = inner / f"{Path(name).stem}.{ending}"
    path.write_bytes(data)
    (inner / f"{path.stem}.truth.csv").write_text(truth_text(drafts), encoding="utf-8-sig")
    return path


def write_all(folder: Path, seeds: range) -> None:
    """Write every layout for each seed."""
    for layout in LAYOUTS:
        for seed in seeds:
            write(folder, layout, seed)
            write_varied(folder, layout, seed)
