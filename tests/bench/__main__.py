"""python -m tests.bench: measure, print the table, write it as Markdown and JSON."""

import argparse
import datetime as dt
import json
import sys
from pathlib import Path

from tests.bench import machine, screen, table
from tests.bench.process import ROOT
from tests.bench.run import LEAST_RUNS, group_names, groups, measured

PAGE = ROOT / "packaging" / "SPEED.md"
PEERS = "Peers are compared with where installed: sudo apt install libreoffice-impress pympress"


def main(arguments: list[str]) -> int:
    """Measure; 0 when all that could be measured is as it should be, else 1."""
    parser = argparse.ArgumentParser("packaging/dev.py bench", description=__doc__, epilog=PEERS)
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"only these: {', '.join(group_names())}")
    parser.add_argument(
        "--runs", type=int, default=LEAST_RUNS, help=f"measurements each (default {LEAST_RUNS})"
    )
    parser.add_argument("--screen", choices=screen.CHOICES, default="auto", help="auto: Xvfb, else offscreen")
    parser.add_argument("--write", action="store_true", help=f"write the table into {PAGE.name} as well")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "bench", help="where tables are written")
    args = parser.parse_args(arguments)
    if args.write and args.groups:
        parser.error("--write takes the whole table")
    if unknown := {*args.groups} - {*group_names()}:
        parser.error(f"no such group: {', '.join(sorted(unknown))}")
    chosen = [g for g in groups() if not args.groups or g.__name__.rpartition(".")[2] in args.groups]
    with screen.site(args.screen) as site:
        rows = measured(chosen, site, args.runs)
    about = machine.describe(site.screen, args.runs)
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "bench.md").write_text(table.markdown(rows) + "\n", encoding="utf-8")
    told = json.dumps(table.as_json(rows, about), ensure_ascii=False, indent=1)
    (args.out / "bench.json").write_text(told + "\n", encoding="utf-8")
    if args.write:
        text = PAGE.read_text(encoding="utf-8")
        today = dt.datetime.now(dt.timezone.utc).astimezone().date()
        PAGE.write_text(table.renewed(text, rows, about, today), encoding="utf-8")
    print("; ".join(f"{name} {said}" for name, said in about.items()))
    print(table.text(rows))
    return 1 if any(row.verdict in ("not met", "failed") for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
