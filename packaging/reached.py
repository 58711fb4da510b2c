"""Which tests reach which functions of the program, noted once and kept until a test file changes.

A test that does not call a function cannot notice a change in it, and one that takes a millisecond is asked
before one that takes a second. Every test file is run in a process of its own, so that nothing that another
file has left in a cache hides a call.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from cProfile import Profile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import CodeType
from typing import Final

import pytest

OPTIONS: Final = (
    *("-x", "-q", "--no-header", "--tb=no", "--assert=plain", "-n", "0"),
    *("-p", "no:cacheprovider", "-p", "no:faulthandler"),
    *("--hypothesis-seed=0", "-m", "not slow and not x11"),
)
# A change can make a loop eat the memory of the machine as well as its time.
MEMORY: Final = 6 << 30


@dataclass(frozen=True)
class Reach:
    """What one test costs in seconds of the processor, and the functions it calls, as PATH:NAME."""

    seconds: float
    calls: frozenset[str]


class Brief:
    """A plugin of pytest: Hypothesis looks briefly."""

    def pytest_configure(self) -> None:
        from hypothesis import Phase, settings

        # A failing example is enough; making it small takes longer than all the rest.
        phases = (Phase.explicit, Phase.generate)
        settings.register_profile("mutants", max_examples=20, phases=phases, database=None, deadline=None)
        settings.load_profile("mutants")


class Noting(Brief):
    """A plugin of pytest: notes what every test calls."""

    def __init__(self, tree: Path) -> None:
        self.prefix = f"{tree}/"
        self.found: dict[str, Reach] = {}
        self.names: dict[str, str] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        # A tracer written in Python would take five times as long.
        profile = Profile(subcalls=False, builtins=False)
        begun = time.process_time()
        profile.enable()
        try:
            return (yield)
        finally:
            profile.disable()
            codes = (entry.code for entry in profile.getstats())
            seen = [code for code in codes if isinstance(code, CodeType)]
            calls = frozenset(self._name(code) for code in seen if code.co_filename.startswith(self.prefix))
            self.found[item.nodeid] = Reach(time.process_time() - begun, calls)

    def _name(self, code: CodeType) -> str:
        name = f"{code.co_filename.removeprefix(self.prefix)}:{code.co_name}"
        return self.names.setdefault(name, name)


class Chosen(Brief):
    """A plugin of pytest: of the tests that are known, only these, in this order; new ones first."""

    def __init__(self, order: Sequence[str], known: Mapping[str, Reach]) -> None:
        self.places = {test: place for place, test in enumerate(order)}
        self.known = known

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        kept = [i for i in items if i.nodeid in self.places or i.nodeid not in self.known]
        items[:] = sorted(kept, key=lambda i: self.places.get(i.nodeid, -1))


def forked(work: Callable[[], int], seconds: float) -> int:
    """What a piece of work gives in a process of its own; below 0 where it took too long or crashed."""
    pid = os.fork()
    if pid == 0:
        code = 70
        try:
            os.setpgid(0, 0)
            resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 1))
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            signal.alarm(int(seconds * 6) + 30)
            said = os.open(
                os.environ.get("QJVIEWER_MUTANTS_LOG", os.devnull), os.O_WRONLY | os.O_APPEND | os.O_CREAT
            )
            os.dup2(said, 1)
            os.dup2(said, 2)
            code = work()
            sys.stdout.flush()
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    try:
        _, status = os.waitpid(pid, 0)
    finally:
        # Nothing that a test began lives on.
        with suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)
    return os.waitstatus_to_exitcode(status)


def passes(order: Sequence[str], known: Mapping[str, Reach], seconds: float) -> bool:
    """Whether these tests pass, in a process of their own."""
    files = list(dict.fromkeys(file_of(test) for test in order))
    return forked(lambda: pytest.main([*OPTIONS, *files], [Chosen(order, known)]), seconds) in (0, 5)


def file_of(test: str) -> str:
    return test.partition("::")[0]


def noted(files: Sequence[str], tree: Path, kept: Path, warm: Callable[[], None]) -> dict[str, Reach]:
    """What every test of these files reaches; a file is asked again only when it has changed.

    Raises RuntimeError where a test fails in the program as it is.
    """
    kept.mkdir(parents=True, exist_ok=True)

    def note_missing() -> int:
        warm()
        for file in files:
            if _kept(file, tree, kept) is None:
                forked(partial(_note, file, tree, kept), 900)
        return 0

    if any(_kept(file, tree, kept) is None for file in files):
        forked(note_missing, 7200)
    known: dict[str, Reach] = {}
    for file in files:
        found = _kept(file, tree, kept)
        if found is None:
            raise RuntimeError(f"{file} fails without any change.")
        known |= found
    return known


def _kept(file: str, tree: Path, kept: Path) -> dict[str, Reach] | None:
    """What is known of a file as it is now."""
    path = _part(kept, file)
    if not path.is_file():
        return None
    digest, found = pickle.loads(path.read_bytes())
    return found if digest == _digest(tree / file) else None


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _part(kept: Path, file: str) -> Path:
    return kept / f"{file.replace('/', '-')}.pickle"


def _note(file: str, tree: Path, kept: Path) -> int:
    noting = Noting(tree)
    code = int(pytest.main([*OPTIONS, file], [noting]))
    if code in (0, 5):
        _part(kept, file).write_bytes(pickle.dumps((_digest(tree / file), noting.found)))
    return code
