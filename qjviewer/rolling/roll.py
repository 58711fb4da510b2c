"""roll(path, target, period): the next period's briefing, with everything reused and nothing taken over.

The files are copied byte for byte; only the header's period and day, a list of files and marks of what was
read for which period are changed. What the new period awaits stands in a file of its own.
"""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec

from qjviewer.bundle.build import Built, build
from qjviewer.bundle.files import MAIN_FILE, YAML_ENDINGS, decode
from qjviewer.bundle.model import Bundle
from qjviewer.bundle.periods import Period
from qjviewer.figures.cube import Cube
from qjviewer.figures.teller import Teller
from qjviewer.problems import Severity
from qjviewer.rolling.awaited import AwaitedFigure, awaited_figures, cited_like_their_place
from qjviewer.rolling.awaited_yaml import AwaitedBlocks
from qjviewer.rolling.edition_files import data_file, files_of, source_names
from qjviewer.rolling.folder_writing import write_folder
from qjviewer.rolling.next_period import judge_next, next_day, next_period
from qjviewer.rolling.roll_errors import RollError
from qjviewer.rolling.yaml_places import YamlPlaces, value_of
from qjviewer.wording import LANGUAGES, Language


class RollPlan(msgspec.Struct, frozen=True):
    """The next edition before it is written: its header, its files by name, and what it awaits.

    `changed` names the files that differ from the last edition's; all others are the same bytes.
    """

    old: Period
    period: Period
    as_of: dt.date
    files: dict[str, bytes]
    changed: tuple[str, ...]
    awaited: tuple[AwaitedFigure, ...]
    sources: tuple[str, ...]
    built: Built

    def write(self, target: Path, step: Callable[[], None] = lambda: None) -> None:
        """Write the edition, whole or not at all; raises RollError or OSError."""
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise RollError("not-empty", path=target)
        write_folder(target, self.files, self._judge, step)

    def _judge(self, folder: Path) -> None:
        """Refuse a new edition that cannot be read as well as the last one."""
        known = {(p.code, p.subject) for p in self.built.problems}
        after = build(folder)
        worse = [p for p in after.problems if p.severity is Severity.ERROR]
        worse = [p for p in worse if (p.code, p.subject) not in known]
        if worse or after.bundle is None:
            raise RollError("worse", worse[:5])


def roll(
    path: Path,
    target: Path,
    period: Period | None = None,
    as_of: dt.date | None = None,
    step: Callable[[], None] = lambda: None,
) -> RollPlan:
    """Make the next edition of a briefing in a new or empty folder; raises RollError or OSError."""
    inside = path.is_dir() and target.resolve().is_relative_to(path.resolve())
    if inside or target.resolve() == path.resolve():
        raise RollError("inside", path=target)
    plan = plan_roll(path, period, as_of)
    plan.write(target, step)
    return plan


def plan_roll(path: Path, period: Period | None = None, as_of: dt.date | None = None) -> RollPlan:
    """What the next edition of a briefing will be; the next point of its rhythm where none is named."""
    built = build(path)
    if built.bundle is None:
        raise RollError("unreadable", built.problems[:5], path=path)
    briefing = built.bundle.briefing
    new = period or next_period(briefing.period, briefing.rhythm)
    judge_next(briefing.period, new)
    day = as_of or next_day(briefing.period, briefing.as_of, new)
    cube = Cube(built.bundle, built.origins)
    awaited = cited_like_their_place(awaited_figures(cube, new))
    sources = source_names(built.bundle, (a.source for a in awaited if a.source), new)
    before = files_of(path, built.files)
    made = dict(before)
    _edit_header(made, built.bundle, new, day)
    name, is_found = data_file(made, built.bundle.include, new)
    made[name] = _awaited_file(cube, awaited, sources, new)
    if not is_found:
        _include(made, name)
    for file in _yaml_names(made, built.bundle):
        _mark_tabs(made, file, briefing.period)
    changed = tuple(n for n in made if made[n] != before.get(n))
    return RollPlan(briefing.period, new, day, made, changed, awaited, tuple(sources.values()), built)


def language_of(bundle: Bundle) -> Language:
    """The language a briefing is written in."""
    written = bundle.translations.language
    return next((lang for lang in LANGUAGES if lang == written), LANGUAGES[0])


def _awaited_file(
    cube: Cube, awaited: tuple[AwaitedFigure, ...], sources: dict[str, str], new: Period
) -> bytes:
    lang = language_of(cube.bundle)
    teller = Teller(cube, lang)
    now, before = teller.period(new), teller.period(cube.bundle.briefing.period)
    return AwaitedBlocks(cube, sources, lang).text(awaited, now, before).encode()


def _yaml_names(files: dict[str, bytes], bundle: Bundle) -> list[str]:
    """The YAML files that may hold tabs: the main one and those below it."""
    return [n for n in files if n.lower().endswith(YAML_ENDINGS) and not n.startswith("bundle.schema")]


def _edit_header(files: dict[str, bytes], bundle: Bundle, new: Period, day: dt.date) -> None:
    places, encoding = _places(files, MAIN_FILE)
    briefing = places.section("briefing")
    for key, value in (("period", new.code), ("as_of", day.isoformat())):
        places.replace(value_of(briefing, key), value)
    if value_of(briefing, "read") is None:
        places.put_behind(briefing, "period", "read", bundle.briefing.period.code)
    files[MAIN_FILE] = places.done().encode(encoding)


def _include(files: dict[str, bytes], name: str) -> None:
    places, encoding = _places(files, MAIN_FILE)
    node = places.section("include")
    if node is None:
        places.append_line(f"include: [{name}]")
    elif getattr(node, "value", None) and isinstance(node.value, list):
        places.append(node, name)
    elif isinstance(node.value, str) and node.value:
        places.as_list(node, name)
    else:
        raise RollError("include")
    files[MAIN_FILE] = places.done().encode(encoding)


def _mark_tabs(files: dict[str, bytes], name: str, old: Period) -> None:
    """Say of each tab that says nothing that its words were read for the last period."""
    if b"tabs" not in files[name]:
        return
    places, encoding = _places(files, name)
    tabs = places.section("tabs")
    found = [t for t in (tabs.value if tabs is not None else ()) if value_of(t, "tab") is not None]
    missing = [t for t in found if value_of(t, "read") is None]
    for tab in missing:
        places.put_behind(tab, "tab", "read", old.code)
    if missing:
        files[name] = places.done().encode(encoding)


def _places(files: dict[str, bytes], name: str) -> tuple[YamlPlaces, str]:
    text, encoding = decode(files[name])
    assert text is not None
    return YamlPlaces(text), encoding
