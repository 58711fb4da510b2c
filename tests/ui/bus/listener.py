"""The program's side of the check on the bus: asks the reader, and puts in words what it found."""

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QProcess, QTimer

READER = Path(__file__).with_name("reader.py")
SYSTEM_PYTHON = "/usr/bin/python3"
PATIENCE = 90_000  # milliseconds for one answer
# What every widget can do, or what no screen reader offers.
UNTOLD_ACTIONS = {"SetFocus", "Toggle"}
UNTOLD_STATES = {"focusable", "selectable", "checkable", "expandable", "enabled"}


def has_bindings():
    """Whether the system's Python can read the bus."""
    if not Path(SYSTEM_PYTHON).exists():
        return False
    tried = subprocess.run(
        [SYSTEM_PYTHON, READER, "0"], stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    return tried.returncode != 3


class Listener:
    """A reader in a process of its own; the program goes on answering it while it waits."""

    def __init__(self):
        self._process = QProcess()
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.start(SYSTEM_PYTHON, [str(READER), str(os.getpid())])
        assert self._process.waitForStarted(), "the reader does not start"

    def _ask(self, what):
        self._process.write(f"{what}\n".encode())
        line, waiting, limit = b"", QEventLoop(), QTimer(singleShot=True)
        self._process.readyRead.connect(waiting.quit)
        self._process.finished.connect(waiting.quit)
        limit.timeout.connect(waiting.quit)
        limit.start(PATIENCE)
        while not line.endswith(b"\n"):
            waiting.exec()
            line += bytes(self._process.readLine().data())
            if not limit.isActive() or self._process.state() == QProcess.ProcessState.NotRunning:
                sys.exit("the reader gave no answer")
        self._process.readyRead.disconnect(waiting.quit)
        self._process.finished.disconnect(waiting.quit)
        return json.loads(line)

    def tree(self):
        """All windows of the program; waits until it is known on the bus."""
        if (found := self._ask("tree")) is None:
            sys.exit("the program is not on the bus")
        return found

    def heard(self):
        """What was told since it was asked last, in order."""
        return self._ask("heard")

    def close(self):
        """End the reader."""
        self._process.closeWriteChannel()
        self._process.waitForFinished(5000)


# In words ------------------------------------------------------------------------------------


def lines_of(node, depth=0, leave_out=lambda node: False):
    """A tree, a line a thing; of what is left out only the line itself."""
    yield "  " * depth + _line(node)
    if not leave_out(node):
        for child in node["children"]:
            yield from lines_of(child, depth + 1, leave_out)


def _line(node):
    name = node["name"]
    parts = [
        node["role"] + (f" {node['level']}" if node["level"] else ""),
        json.dumps(name, ensure_ascii=False),
    ]
    if "table" in node:
        parts.append("{}x{}".format(*node["table"]))
    if (text := node.get("text", "")) and text != name:
        parts.append(f"text={json.dumps(text, ensure_ascii=False)}")
    if node["description"] and node["description"] != name:
        parts.append(f"description={json.dumps(node['description'], ensure_ascii=False)}")
    if "value" in node:
        parts.append(f"value={node['value']}")
    parts += [s for s in node["states"] if s not in UNTOLD_STATES]
    if "focusable" in node["states"]:
        parts.append("*")
    if actions := [a for a in node.get("actions", ()) if a not in UNTOLD_ACTIONS]:
        parts.append(f"[{', '.join(actions)}]")
    return " ".join(parts)


class Speech:
    """Says what a screen reader would: what is newly entered, then the thing itself."""

    def __init__(self):
        self._around = set()

    def of(self, event):
        """The words for one event; nothing where none would be said."""
        kind = event["event"]
        if kind.startswith("object:announcement"):
            return f"(( {event['words']} ))"
        thing = event["thing"]
        if kind.startswith("object:state-changed:focused"):
            return " / ".join([*self._entered(event), _said(thing)])
        if kind.startswith("object:property-change"):
            return self._changed(event)
        state = kind.split(":")[2] if kind.count(":") > 1 else kind
        return f"= {'' if event['on'] else 'not '}{state} ({thing['name']})"

    @staticmethod
    def _changed(event):
        """What is under the keyboard tells of its changes."""
        held = event["thing"].get(event["event"].rpartition("-")[2], "")
        return f"= {held}" if held else ""

    def _entered(self, event):
        around = event["around"]
        entered = [
            f"{name} <{role}>"
            for place, role, name in around
            if place not in self._around and name and role != "application"
        ]
        self._around = {place for place, _, _ in around} | {event["place"]}
        return reversed(entered)


def _said(thing):
    name, text = thing["name"], thing.get("text", "")
    level = f" {thing['level']}" if thing["level"] else ""
    words = [name or "(nothing)", f"<{thing['role']}{level}>"]
    if text and text != name:
        words.append(f"“{text}”")
    if "value" in thing:
        words.append(f"={thing['value']}")
    words += [s for s in thing["states"] if s not in UNTOLD_STATES | {"focused"}]
    # A switch that is off says so.
    if "checkable" in thing["states"] and "checked" not in thing["states"]:
        words.append("not checked")
    if thing["description"] and thing["description"] != name:
        words.append(f"— {thing['description']}")
    return " ".join(words)
