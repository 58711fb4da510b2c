"""PySide keeps its counts of None and True; some releases lose one at each call until Python aborts.

Measured in a process of its own, so that an abort is a failing test and not a dead suite.
"""

import json
import subprocess
import sys

import pytest

CALLS = 20_000
SLACK = 500  # other code of the interpreter holds and drops a few meanwhile
PROBE = """
import json, sys
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Emitter(QObject):
    changed = Signal()

app, emitter, received = QCoreApplication([]), Emitter(), []
emitter.changed.connect(lambda: None)
calls = {"emit": emitter.changed.emit, "void": lambda: emitter.setObjectName("x")}
lost = {}
for name, call in calls.items():
    before = sys.getrefcount(True), sys.getrefcount(None)
    for _ in range(int(sys.argv[1])):
        call()
    lost[name] = before[0] - sys.getrefcount(True), before[1] - sys.getrefcount(None)
print(json.dumps(lost))
"""


@pytest.fixture(scope="module")
def lost():
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(CALLS)], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, f"the interpreter ended with {done.returncode}\n{done.stderr}"
    return json.loads(done.stdout)


@pytest.mark.parametrize("call", ["emit", "void"])
def test_true_and_none_keep_their_references(lost, call):
    assert all(abs(count) < SLACK for count in lost[call]), lost
