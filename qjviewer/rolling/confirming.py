"""Confirming that words were read for the briefing's own period: one edit of `read:` a tab."""

from collections.abc import Collection, Sequence
from pathlib import Path

from qjviewer.bundle.archive import SUFFIX
from qjviewer.bundle.build import Built, build
from qjviewer.bundle.files import YAML_ENDINGS, decode
from qjviewer.bundle.periods import parse_period
from qjviewer.exports.export_files import write_all
from qjviewer.rolling.roll_errors import RollError
from qjviewer.rolling.todo import REST
from qjviewer.rolling.yaml_places import YamlPlaces, value_of

# What the part outside the tabs is called on the command line.
REST_WORD = "rest"


def confirm(path: Path, tabs: Collection[str]) -> tuple[str, ...]:
    """Say of tabs (REST: of all outside them) that they were read for the briefing's period.

    Gives those that changed; raises RollError for a tab there is none of, ExportError where a file cannot
    be written. Nothing but the values of `read:` changes.
    """
    built = build(path)
    if built.bundle is None or path.suffix.lower() == SUFFIX:
        raise RollError("cannot-confirm", path=path)
    known = {t.tab for t in built.bundle.tabs} | {REST}
    unknown = [t for t in tabs if t not in known]
    if unknown:
        names = "、".join([*(t.tab for t in built.bundle.tabs), REST_WORD])
        raise RollError("no-such-tab", tab=unknown[0], known=names)
    done: list[str] = []
    edits: dict[Path, bytes] = {}
    root = path if path.is_dir() else path.parent
    own = (f for f in built.files if f.is_relative_to(root) and f.suffix.lower() in YAML_ENDINGS)
    for file in own:
        data = file.read_bytes()
        made = _confirmed(data, tabs, built, done)
        if made != data:
            edits[file] = made
    write_all(edits)
    return tuple(done)


def _confirmed(data: bytes, tabs: Collection[str], built: Built, done: list[str]) -> bytes:
    """One file with `read:` of these tabs set to the briefing's period."""
    text, encoding = decode(data)
    if text is None or built.bundle is None:
        return data
    places, now = YamlPlaces(text), built.bundle.briefing.period
    maps: list[tuple[str, object, str]] = []
    briefing = places.section("briefing")
    if briefing is not None:
        maps.append((REST, briefing, "period"))
    maps += [(value_of(t, "tab").value, t, "tab") for t in _tabs_in(places)]
    for name, mapping, behind in maps:
        node = value_of(mapping, "read")
        if name not in tabs or (node is not None and parse_period(node.value) == now):
            continue
        if node is not None:
            places.replace(node, now.code)
        elif name != REST:
            places.put_behind(mapping, behind, "read", now.code)
        else:
            continue
        done.append(name)
    return places.done().encode(encoding)


def _tabs_in(places: YamlPlaces) -> Sequence[object]:
    tabs = places.section("tabs")
    return [t for t in (tabs.value if tabs is not None else ()) if value_of(t, "tab") is not None]
