"""What every test shares: no window on anybody's screen, none left, and how hard Hypothesis looks."""

import gc
import json
import os
import sys
import tempfile
from functools import cache
from itertools import chain, count, pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before Qt is imported: tests that want a real window start an X server of their own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# No test leaves anything in the memory of prints, the settings or the times of shows of whoever runs it, and
# none finds anything there.
os.environ["QJVIEWER_DATA"] = ""
HOME = tempfile.TemporaryDirectory(prefix="qjviewer-tests-")
os.environ |= {"XDG_CONFIG_HOME": f"{HOME.name}/config", "XDG_DATA_HOME": f"{HOME.name}/data"}

# Deadlines measure the machine, not the code. HYPOTHESIS_PROFILE=long looks for an hour, not a minute.
settings.register_profile("normal", max_examples=60, deadline=None)
settings.register_profile(
    "long", max_examples=20_000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "normal"))


# What pytest was told to test, as it found it; whether other processes run some of it.
FOUND, SHARED = pytest.StashKey(), pytest.StashKey()


def pytest_addoption(parser):
    parser.addoption(
        "--among", metavar="FOLDER", help="leave out modules that another process with this folder has begun"
    )


def pytest_collection(session):
    """Where processes share the modules, each opens a module when it comes to it: see `shared_items`."""
    if session.config.getoption("among") is None:
        return None
    session.perform_collect(genitems=False)
    return True


def pytest_collection_modifyitems(session, config, items):
    """Look through the folders, whose fixtures are taken in before what was found is told."""
    if config.getoption("among") is not None and FOUND not in session.stash:
        session.stash[FOUND] = list(modules(items))


def pytest_runtestloop(session):
    """Several processes share the modules: each is run by the first that comes to it."""
    folder = session.config.getoption("among")
    if folder is None or session.testsfailed or session.config.option.collectonly:
        return None
    for item, following in pairwise(chain(shared_items(session, Path(folder)), [None])):
        item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.shouldfail:
            raise session.Failed(session.shouldfail)
        if session.shouldstop:
            raise session.Interrupted(session.shouldstop)
    return True


def shared_items(session, folder):
    """The tests of every module that no other process has begun.

    Neighbours need the same briefings and files, which a process makes once: every second process begins at
    the end, so that two meet only once.
    """
    nodes = list(session.stash[FOUND])
    if next(number for number in count() if is_first(folder / f"process-{number}")) % 2:
        nodes.reverse()
    for node in nodes:
        if not is_ours(folder, node.path):
            session.stash[SHARED] = True
        else:
            items = list(session.genitems(node))
            session.config.hook.pytest_collection_modifyitems(
                session=session, config=session.config, items=items
            )
            session.testscollected += len(items)
            keep_out_of_collections()
            yield from items


def modules(nodes):
    """The modules below folders, and what stands for itself."""
    for node in nodes:
        if isinstance(node, pytest.Directory):
            node.ihook.pytest_collectstart(collector=node)
            found = node.ihook.pytest_make_collect_report(collector=node)
            node.ihook.pytest_collectreport(report=found)
            yield from modules(found.result or ())
        else:
            yield node


def pytest_sessionfinish(session, exitstatus):
    """A process to which the others left nothing has not failed."""
    if exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED and session.stash.get(SHARED, False):
        session.exitstatus = pytest.ExitCode.OK


@cache
def is_ours(folder, module):
    """Whether this process is the first that comes to a module."""
    return is_first(folder / "+".join(module.relative_to(Path(__file__).parent).parts))


def is_first(folder):
    """Whether nobody made this folder before."""
    try:
        folder.mkdir()
    except FileExistsError:
        return False
    return True


def pytest_terminal_summary(terminalreporter, config):
    """Leave word of what came of this process's share, for the sum over all."""
    if folder := config.getoption("among"):
        outcomes = ("failed", "passed", "skipped", "error")
        counts = {outcome: len(terminalreporter.getreports(outcome)) for outcome in outcomes}
        Path(folder, f"outcomes-{os.getpid()}").write_text(json.dumps(counts), "utf-8")


# Some tests have threads of their own. Were Python to look for garbage in one, dead windows would be
# destroyed off their thread: their timers stay with Qt, which crashes with a later event, in another test.
# So garbage is collected between tests, before Python would look for it.
_MOST_GARBAGE = 20_000  # objects
gc.set_threshold(10 * _MOST_GARBAGE)
_collections = count(1)


def pytest_collection_finish():
    keep_out_of_collections()


def keep_out_of_collections():
    """Modules and tests live as long as the suite: they need not be looked through again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def no_garbage_left():
    """Dead widgets are destroyed here, on the thread they were made on."""
    yield
    if gc.get_count()[0] > _MOST_GARBAGE:
        # What tests keep for others grows; it is looked through only now and then.
        gc.collect(2 if next(_collections) % 10 == 0 else 0)


@pytest.fixture(autouse=True)
def no_window_left():
    """A window that lives on is dressed anew with every later one, which takes ever longer."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    core = sys.modules["PySide6.QtCore"]
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    assert [type(window).__name__ for window in widgets.QApplication.topLevelWidgets()] == []
