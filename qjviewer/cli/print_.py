"""`print`: briefings as PDF, one or many at a time, with no screen needed."""

import argparse
import datetime as dt
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from qjviewer.cli import CANNOT_READ, DONE, PROBLEMS, USAGE
from qjviewer.cli._arguments import add_force, add_path, add_view, view_of
from qjviewer.cli._print_targets import in_folder, shortened
from qjviewer.load import Loaded, View, read
from qjviewer.setting.slides.shapes import DEFAULT_SHAPE, SHAPES
from qjviewer.wording import Language, say
from qjviewer.writing import clear_left, not_written

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from qjviewer.paper.options import PrintOptions
    from qjviewer.paper.printing import PrintResult

NAME = "print"
HELP = "cli.help-print"
# Named here too: telling them from the styles themselves would import all of them for --help.
STYLES = (
    "summary", "onepage", "official", "handout", "notes", "card", "department", "revision", "claims"
)  # fmt: skip
# Seconds a template of the user's own may take.
PATIENCE = 120


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_path(parser, many=True)
    add_view(parser)
    parser.add_argument("-o", "--output", type=Path, help=say("printing.arg-output"))
    parser.add_argument("--style", default=STYLES[0], metavar="STYLE", help=say("printing.arg-style"))
    parser.add_argument("--since", default="", metavar="DIGEST", help=say("editions.arg-since"))
    parser.add_argument("--owner", default="", metavar="NAME", help=say("printing.arg-owner"))
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
        "--per-page", type=int, choices=(1, 2, 3, 4, 6), default=2, help=say("printing.arg-per-page")
    )
    parser.add_argument(
        "--screen", choices=tuple(SHAPES), default=DEFAULT_SHAPE, help=say("printing.arg-screen")
    )
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help=say("printing.arg-jobs"))
    add_force(parser)
    parser.add_argument("--contract", action="store_true", help=say("printing.arg-contract"))


class Task(msgspec.Struct, frozen=True):
    """One briefing to print, as it is handed to a worker; `many` when it is one of a batch.

    A batch has one time of printing: what was set of one briefing then serves for the next that is like it.
    """

    path: Path
    target: Path
    view: View
    options: "PrintOptions"
    many: bool = False
    force: bool = False
    since: str = ""
    now: dt.datetime | None = None


class Outcome(msgspec.Struct, frozen=True):
    """How a task ended: pages printed and remarks, or the reason why not with the exit code it means."""

    task: Task
    pages: int = 0
    remarks: tuple[str, ...] = ()
    reason: str = ""
    code: int = DONE


def run(args: argparse.Namespace) -> int:
    """Print every briefing; one that fails does not stop the others."""
    if args.contract:
        from qjviewer.paper.contract import described

        print(described(args.lang))
        return DONE
    wrong = _wrong(args)
    if wrong:
        print(wrong, file=sys.stderr)
        return USAGE
    # Asked of the system by os.path, which takes a name that is too long for one that is not there.
    is_folder = os.path.isdir(args.output)
    into_folder = len(args.paths) > 1 or is_folder or str(args.output).endswith(("/", os.sep))
    if into_folder and not _made(args):
        return PROBLEMS
    tasks = _tasks(args, into_folder)
    outcomes: list[Outcome] = []
    try:
        for outcome in _printed(tasks, args.jobs):
            outcomes.append(outcome)
            _tell(outcome, len(outcomes), len(tasks), args.lang)
    except KeyboardInterrupt:
        print(say("printing.stopped", args.lang, done=len(outcomes), total=len(tasks)), file=sys.stderr)
        return PROBLEMS
    return _summed(outcomes, args.lang)


def _wrong(args: argparse.Namespace) -> str:
    """What cannot be meant, in a sentence."""
    if args.output is None:
        return say("printing.no-output", args.lang)
    if len(args.paths) > 1 and args.output.suffix.lower() == ".pdf" and not os.path.isdir(args.output):
        return say("printing.one-file", args.lang, path=args.output, count=len(args.paths))
    if not args.style.endswith(".typ") and args.style not in STYLES:
        return say("printing.error-no-style", args.lang, style=args.style, known=", ".join(STYLES))
    return ""


def _summed(outcomes: list[Outcome], lang: Language) -> int:
    """The exit code; of many what failed, once more at the end."""
    failed = [o for o in outcomes if o.code]
    if failed and len(outcomes) > 1:
        print(say("printing.failed", lang, failed=len(failed), total=len(outcomes)), file=sys.stderr)
        for outcome in failed:
            print(f"  {outcome.task.path}: {outcome.reason}", file=sys.stderr)
    return failed[0].code if len(outcomes) == 1 and failed else PROBLEMS if failed else DONE


def _made(args: argparse.Namespace) -> bool:
    try:
        args.output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        print(not_written(error, args.output, args.lang), file=sys.stderr)
        return False
    return True


def _tasks(args: argparse.Namespace, into_folder: bool) -> list[Task]:
    from qjviewer.paper.options import PrintOptions
    from qjviewer.paper.print_job import time_of_printing

    view, now = view_of(args), time_of_printing()
    own = Path(args.style) if args.style.endswith(".typ") else None
    options = PrintOptions(
        style=STYLES[0] if own else args.style,
        paper=args.paper,
        landscape=args.landscape,
        gray=args.gray,
        double_sided=args.double_sided,
        binding=args.binding,
        tabs=tuple(t.strip() for t in args.tabs.split(",") if t.strip()),
        context=view.context,
        watermark=args.watermark,
        per_page=args.per_page,
        template=own,
        owner=args.owner,
        screen=args.screen,
    )
    one = [] if into_folder else [shortened(args.output, args.lang)]
    targets = one or in_folder(args.paths, args.output, args.lang)
    many = len(args.paths) > 1
    pairs = zip(args.paths, targets, strict=True)
    return [Task(p, t, view, options, many, args.force, args.since, now) for p, t in pairs]


def _printed(tasks: list[Task], jobs: int) -> Iterator[Outcome]:
    """Outcomes as they come; many briefings, and templates not ours, in processes of their own."""
    workers = min(len(tasks), jobs or os.cpu_count() or 1)
    if workers <= 1 and tasks[0].options.template is None:
        yield from map(work, tasks)
        return
    # One briefing needs no other process, and starts sooner without them.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor, as_completed

    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(max(1, workers), mp_context=context, initializer=_leave_with_parent)
    waiting = {pool.submit(work, task): task for task in tasks}
    patience = PATIENCE * len(tasks) if tasks[0].options.template else None
    try:
        for future in as_completed(waiting, patience):
            yield _outcome(future, waiting.pop(future))
    except TimeoutError:
        _end(pool)
        for task in waiting.values():
            reason = say("printing.too-long", task.view.lang, seconds=PATIENCE)
            yield Outcome(task, reason=reason, code=PROBLEMS)
    except BaseException:
        _end(pool)
        for task in waiting.values():
            clear_left(task.target)
        raise
    pool.shutdown()


def _leave_with_parent() -> None:
    """In a worker: end when the process that started it is gone, however it went."""
    import multiprocessing
    import threading

    parent = multiprocessing.parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _end(pool: "ProcessPoolExecutor") -> None:
    """Stop at once, without waiting for what runs."""
    processes = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    for process in processes:
        process.join()


def _outcome(future: "Future[Outcome]", task: Task) -> Outcome:
    from concurrent.futures.process import BrokenProcessPool

    try:
        return future.result()
    except BrokenProcessPool:
        return Outcome(task, reason=say("printing.worker-died", task.view.lang), code=PROBLEMS)


def work(task: Task) -> Outcome:
    """Print one briefing in this process."""
    from qjviewer.paper.faces import fonts_being_read
    from qjviewer.paper.typst_memory import forget_others

    lang = task.view.lang
    with fonts_being_read():
        loaded = read(task.path, task.view)
        if loaded.cover is None:
            reason = "; ".join(f"{p.where}: {p.message(lang)}" for p in loaded.problems)
            return Outcome(task, reason=reason, code=CANNOT_READ)
        if task.many:
            forget_others(loaded.digest)
        return _printed_one(task, loaded)


def _printed_one(task: Task, loaded: Loaded) -> Outcome:
    """Print a briefing that was read, and remember it."""
    from qjviewer.editions.print_memory import PrintMemory
    from qjviewer.paper.print_errors import PrintError

    lang = task.view.lang
    try:
        result = _result(task, loaded)
    except PrintError as error:
        return Outcome(task, reason=error.message(lang), code=USAGE if error.usage else PROBLEMS)
    if isinstance(result, str):
        return Outcome(task, reason=result, code=PROBLEMS)
    PrintMemory().remember(loaded, "print", task.options.style, str(task.target))
    return Outcome(task, pages=result.pages, remarks=result.remarks(lang))


def _result(task: Task, loaded: Loaded) -> "PrintResult | str":
    """The print in its place, or why the briefing may not be printed."""
    from qjviewer.editions.style_extra import CLAIMS, extra_for
    from qjviewer.paper.printing import EarlyPrint, export, typesetter
    from qjviewer.release import release_of

    extra = extra_for(loaded, task.options.style, task.since)
    # The sheet of claims is for those who check: it must tell what stands in the way of release.
    if task.force or task.options.style == CLAIMS:
        marked = msgspec.structs.replace(task.options, release=release_of(loaded).mark(task.view.lang))
        return export(loaded, task.target, marked, extra=extra, now=task.now)
    # What is asked for plainly is mostly clean: it is set while it is being checked.
    with typesetter(loaded, task.options, task.now, extra) as setter, EarlyPrint(setter) as early:
        release = release_of(loaded)
        return early.written(task.target) if release.is_clean else release.refusal("print", task.view.lang)


def _tell(outcome: Outcome, done: int, total: int, lang: Language) -> None:
    """One line a briefing, progress when there are many; then what is worth knowing of it."""
    count = f"[{done}/{total}] " if total > 1 else ""
    if outcome.code:
        print(f"{count}{outcome.task.path}: {outcome.reason}", file=sys.stderr, flush=True)
        return
    words = say("printing.done", lang, path=outcome.task.target, pages=outcome.pages)
    print(f"{count}{words}", flush=True)
    for remark in outcome.remarks:
        print(f"  {remark}", file=sys.stderr, flush=True)
