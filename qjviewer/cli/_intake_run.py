"""What `qjviewer intake` does: read the files, list them, keep the mapping."""

import argparse
import json
import sys
from pathlib import Path

from qjviewer.bundle.periods import Period, parse_period
from qjviewer.cli import CANNOT_READ, DONE, PROBLEMS, USAGE
from qjviewer.intake.listing import as_data, told
from qjviewer.intake.mapping import TableMapping, mapping_of
from qjviewer.intake.mapping_yaml import from_yaml, to_yaml
from qjviewer.intake.opening import open_workbook
from qjviewer.intake.outside import said_of
from qjviewer.intake.read_figure import ReadFigure
from qjviewer.intake.reading_again import MappedReading, read_with
from qjviewer.intake.trouble import IntakeError
from qjviewer.intake.understanding import understand
from qjviewer.wording import say
from qjviewer.writing import write_whole


def run(args: argparse.Namespace) -> int:
    """Read the files in order; earlier ones tell which values later ones revise."""
    period = parse_period(args.period) if args.period else None
    if args.period and period is None:
        print(say("intake.bad-period", args.lang, text=args.period), file=sys.stderr)
        return USAGE
    try:
        mappings = [m for path in args.mapping for m in _mappings(path)]
        readings = _readings(args, mappings, period)
    except IntakeError as error:
        print(error.message(args.lang), file=sys.stderr)
        return CANNOT_READ
    _print(args, readings)
    if args.save_mapping is not None:
        _save(args, readings)
    return PROBLEMS if any(figure.doubts for reading in readings for figure in reading.figures) else DONE


def _mappings(path: Path) -> list[TableMapping]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise IntakeError("cannot-read", file=path.name, reason=reason) from error
    return from_yaml(text, path.name)


def _readings(
    args: argparse.Namespace, mappings: list[TableMapping], period: Period | None
) -> list[MappedReading]:
    readings: list[MappedReading] = []
    before: list[ReadFigure] = []
    said = said_of(period, args.place)
    for path in args.files:
        book = open_workbook(path)
        if mappings:
            reading = read_with(book, mappings, before, said)
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
