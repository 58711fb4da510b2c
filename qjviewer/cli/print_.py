"""`print`: briefings as PDF, one or many at a time, with no screen needed."""

import argparse
import os
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qjviewer.cli import CANNOT_READ, DONE, PROBLEMS, USAGE
from qjviewer.cli._arguments import add_path, add_view, view_of
from qjviewer.load import View, read
from qjviewer.wording import Language, say

if TYPE_CHECKING:
    from qjviewer.ui.printing.options import PrintOptions

NAME = "print"
HELP = "cli.help-print"
# Named here too: telling them from the styles themselves would start Qt for --help.
STYLES = ("summary", "onepage", "official", "handout", "notes")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_path(parser, many=True)
    add_view(parser)
    parser.add_argument("-o", "--output", type=Path, required=True, help=say("printing.arg-output"))
    parser.add_argument("--style", choices=STYLES, default="summary", help=say("printing.arg-style"))
    parser.add_argument(
        "--paper", choices=("A4", "A3", "Letter"), default="A4", help=say("printing.arg-paper")
    )
    parser.add_argument("--landscape", action="store_true", help=say("printing.arg-landscape"))
    parser.add_argument("--gray", action="store_true", help=say("printing.arg-gray"))
    parser.add_argument("--double-sided", action="store_true", help=say("printing.arg-double-sided"))
    parser.add_argument(
        "--binding", choices=("left", "top"), default="left", help=say("printing.arg-binding")
    )
    parser.add_argument("--tabs", default="", help=say("printing.arg-tabs"))
    parser.add_argument("--watermark", default="", metavar="TEXT", help=say("printing.arg-watermark"))
    parser.add_argument(
        "--per-page", type=int, choices=(2, 4, 6), default=2, help=say("printing.arg-per-page")
    )
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help=say("printing.arg-jobs"))


@dataclass(frozen=True)
class Task:
    """One briefing to print, as it is handed to a worker."""

    path: Path
    target: Path
    view: View
    options: "PrintOptions"


@dataclass(frozen=True)
class Outcome:
    """How a task ended: pages printed, or the reason why not with the exit code it means."""

    task: Task
    pages: int = 0
    reason: str = ""
    code: int = DONE


def run(args: argparse.Namespace) -> int:
    """Print every briefing; one that fails does not stop the others."""
    into_folder = len(args.paths) > 1 or args.output.is_dir() or str(args.output).endswith(("/", os.sep))
    if into_folder and not _made(args):
        return PROBLEMS
    tasks = _tasks(args, into_folder)
    outcomes = []
    for outcome in _printed(tasks, args.jobs):
        outcomes.append(outcome)
        _tell(outcome, len(outcomes), len(tasks), args.lang)
    failed = [o for o in outcomes if o.code]
    if failed and len(tasks) > 1:
        print(say("printing.failed", args.lang, failed=len(failed), total=len(tasks)), file=sys.stderr)
        for outcome in failed:
            print(f"  {outcome.task.path}: {outcome.reason}", file=sys.stderr)
    return failed[0].code if len(tasks) == 1 and failed else PROBLEMS if failed else DONE


def _made(args: argparse.Namespace) -> bool:
    try:
        args.output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        print(say("cli.cannot-write", args.lang, path=args.output, reason=reason), file=sys.stderr)
        return False
    return True


def _tasks(args: argparse.Namespace, into_folder: bool) -> list[Task]:
    from qjviewer.ui.printing.options import PrintOptions

    view = view_of(args)
    options = PrintOptions(
        style=args.style,
        paper=args.paper,
        landscape=args.landscape,
        gray=args.gray,
        double_sided=args.double_sided,
        binding=args.binding,
        tabs=tuple(t.strip() for t in args.tabs.split(",") if t.strip()),
        context=view.context,
        watermark=args.watermark,
        per_page=args.per_page,
    )
    targets = _targets(args.paths, args.output) if into_folder else [args.output]
    return [Task(p, t, view, options) for p, t in zip(args.paths, targets, strict=True)]


def _targets(paths: list[Path], folder: Path) -> list[Path]:
    """A file for every briefing, named after it; briefings of one name get numbers."""
    taken: set[str] = set()
    targets = []
    for path in paths:
        whole = path.name or path.resolve().name
        stem = (whole if path.is_dir() else path.stem) or "briefing"
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        targets.append(folder / f"{name}.pdf")
    return targets


def _printed(tasks: list[Task], jobs: int) -> Iterator[Outcome]:
    """Outcomes as they come; more than one briefing is printed by processes beside each other."""
    workers = min(len(tasks), jobs or os.cpu_count() or 1)
    if workers <= 1:
        yield from map(work, tasks)
        return
    import multiprocessing

    # Spawned, not forked: a copied Qt would hang.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        waiting = {pool.submit(work, task): task for task in tasks}
        for future in as_completed(waiting):
            yield _outcome(future, waiting[future])


def _outcome(future: "Future[Outcome]", task: Task) -> Outcome:
    try:
        return future.result()
    except BrokenProcessPool:
        return Outcome(task, reason=say("printing.worker-died", task.view.lang), code=PROBLEMS)


def work(task: Task) -> Outcome:
    """Print one briefing in this process."""
    from qjviewer.ui.present.slide.on_paper import provide_slides
    from qjviewer.ui.printing.errors import PrintError
    from qjviewer.ui.printing.pdf import export_headless

    provide_slides()
    lang = task.view.lang
    loaded = read(task.path, task.view)
    if loaded.cover is None:
        reason = "; ".join(f"{p.where}: {p.message(lang)}" for p in loaded.problems)
        return Outcome(task, reason=reason, code=CANNOT_READ)
    try:
        result = export_headless(loaded, task.target, task.options)
    except PrintError as error:
        return Outcome(task, reason=error.message(lang), code=USAGE if error.usage else PROBLEMS)
    return Outcome(task, pages=result.pages)


def _tell(outcome: Outcome, done: int, total: int, lang: Language) -> None:
    """One line a briefing: progress when there are many."""
    count = f"[{done}/{total}] " if total > 1 else ""
    if outcome.code:
        print(f"{count}{outcome.task.path}: {outcome.reason}", file=sys.stderr, flush=True)
    else:
        words = say("printing.done", lang, path=outcome.task.target, pages=outcome.pages)
        print(f"{count}{words}", flush=True)
