"""What `qjviewer intake` does: read the files, list them, keep the mapping, take them into a bundle."""

import argparse
import json
import sys
from pathlib import Path

from qjviewer.bundle.model import Bundle
from qjviewer.bundle.periods import parse_period
from qjviewer.cli import CANNOT_READ, DONE, PROBLEMS, USAGE
from qjviewer.cli._arguments import load_or_explain
from qjviewer.intake.attaching import known_for, planned, taken_mappings, write
from qjviewer.intake.listing import as_data, told
from qjviewer.intake.mapping import TableMapping, mapping_of
from qjviewer.intake.mapping_yaml import from_yaml, mapping_of_entry, to_yaml
from qjviewer.intake.meaning.surroundings import TitleWords
from qjviewer.intake.name_matching import NameMatcher, is_asked_of
from qjviewer.intake.outside import said_of
from qjviewer.intake.questions import questions_of
from qjviewer.intake.read_figure import ReadFigure
from qjviewer.intake.reading_again import MappedReading, read_with
from qjviewer.intake.trouble import IntakeError
from qjviewer.intake.understanding import understand
from qjviewer.intake.workbook_opening import open_workbook
from qjviewer.load import View, read
from qjviewer.wording import say
from qjviewer.writing import not_written, write_whole


def run(args: argparse.Namespace) -> int:
    """Read the files in order; earlier ones tell which values later ones revise."""
    period = parse_period(args.period) if args.period else None
    if args.period and period is None:
        print(say("intake.bad-period", args.lang, text=args.period), file=sys.stderr)
        return USAGE
    loaded = load_or_explain(args.output, View(args.lang)) if args.output is not None else None
    if args.output is not None and loaded is None:
        return CANNOT_READ
    bundle = loaded.bundle if loaded is not None else None
    try:
        mappings = [m for path in args.mapping for m in _mappings(path)]
        mappings += [mapping_of_entry(entry) for entry in bundle.sheets] if bundle is not None else []
        readings = _readings(args, mappings, said_of(period, args.place or _place_of(bundle)))
        _print(args, readings)
        if args.save_mapping is not None:
            _save(args, readings)
        is_open = any(_is_open(reading, bundle) for reading in readings)
        if args.output is not None:
            return _take_in(args, readings, mappings, is_open=is_open)
    except IntakeError as error:
        print(error.message(args.lang), file=sys.stderr)
        return CANNOT_READ
    return PROBLEMS if is_open else DONE


def _is_open(reading: MappedReading, bundle: Bundle | None) -> bool:
    """Whether a cell is open; of a bundle only those count that may be about its figures."""
    asked = questions_of(reading.figures)
    if bundle is None:
        return bool(asked)
    own = {word: target for entry in bundle.sheets for word, target in entry.names}
    matcher = NameMatcher(bundle.names, bundle.briefing.place, own)
    return any(is_asked_of(question, matcher) for question in asked)


def _place_of(bundle: Bundle | None) -> str:
    """The briefing's own place, counted where a workbook names none."""
    place = bundle.place_by_id.get(bundle.briefing.place) if bundle is not None else None
    return place.name.get("zh-Hans") if place is not None else ""


def _mappings(path: Path) -> list[TableMapping]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise IntakeError("cannot-read", file=path.name, because=error) from error
    return from_yaml(text, path.name)


def _readings(
    args: argparse.Namespace, mappings: list[TableMapping], said: tuple[TitleWords, ...]
) -> list[MappedReading]:
    readings: list[MappedReading] = []
    before: list[ReadFigure] = []
    for path in args.files:
        book = open_workbook(path)
        # Those given as files count for every workbook, those of a bundle for their own.
        mine = mappings if args.output is None else known_for(mappings, path.name)
        if mine:
            reading = read_with(book, mine, before, said)
        else:
            reading = MappedReading(understand(book, said), [], [])
        before += reading.figures
        readings.append(reading)
    return readings


def _print(args: argparse.Namespace, readings: list[MappedReading]) -> None:
    if args.json:
        data = [as_data(reading) for reading in readings]
        print(json.dumps({"files": data}, ensure_ascii=False, indent=1))
        return
    for reading in readings:
        print("\n".join(told(reading, args.lang, every=args.all)))


def _save(args: argparse.Namespace, readings: list[MappedReading]) -> None:
    text = to_yaml(mapping for reading in readings for mapping in mapping_of(reading.read))
    write_whole(args.save_mapping, text.encode())
    print(say("intake.mapping-saved", args.lang, path=args.save_mapping), file=sys.stderr)


# Into a bundle -----------------------------------------------------------------------------


def _take_in(
    args: argparse.Namespace, readings: list[MappedReading], mappings: list[TableMapping], *, is_open: bool
) -> int:
    """Put the workbooks and their readings into the bundle's folder; nothing while a cell is open."""
    if is_open:
        print(say("intake.not-taken-in", args.lang), file=sys.stderr)
        return PROBLEMS
    for path, reading in zip(args.files, readings, strict=True):
        known = known_for(mappings, path.name)
        made = taken_mappings(_made_of(reading), reading.drift, known, is_changed=bool(args.mapping))
        period = parse_period(args.period)
        plan = planned(args.output, path, path.read_bytes(), made, period=period, replace=args.replace)
        try:
            write(plan)
        except OSError as error:
            print(not_written(error, args.output, args.lang), file=sys.stderr)
            return PROBLEMS
        print(say("intake.taken-in", args.lang, file=path.name, path=args.output), file=sys.stderr)
    return _tell_bundle(args)


def _made_of(reading: MappedReading) -> list[TableMapping]:
    answers = {number: list(given) for number, given in reading.applied.items()}
    return mapping_of(reading.read, answers)


def _tell_bundle(args: argparse.Namespace) -> int:
    """What the bundle says of its workbooks now."""
    found = [p for p in read(args.output, View(args.lang)).problems if p.code.startswith("sheet-")]
    for one in found:
        print(f"{one.where}: {one.message(args.lang)} {one.hint(args.lang)}".rstrip(), file=sys.stderr)
    return DONE
