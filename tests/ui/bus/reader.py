"""Reads the accessibility bus as a screen reader does; the other end of tests/ui/bus/listener.py.

  /usr/bin/python3 reader.py PROCESS     one request a line on standard input, one answer a line

Run by the system's own Python, which has the bindings (gir1.2-atspi-2.0, python3-gi). Ends with 3 where
there are none.
"""

import json
import sys
import warnings

try:
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
except (ImportError, ValueError):
    sys.exit(3)

# The names of older versions of the library, which all versions know.
warnings.simplefilter("ignore", DeprecationWarning)
PATIENCE = 60_000  # milliseconds, for a program that is busy
QUIET = 60  # milliseconds without a word before what was said is handed over
HEARD = (
    "object:announcement",
    "object:state-changed:focused",
    "object:state-changed:checked",
    "object:state-changed:expanded",
    "object:property-change:accessible-value",
    "object:property-change:accessible-name",
    "object:property-change:accessible-description",
    "object:active-descendant-changed",
)
# Told by what is under the keyboard only: a page that is filled anew tells of hundreds.
OWN = ("object:property-change", "object:state-changed")
# What is worth a word; that a thing is shown and enabled goes without saying.
STATES = (
    "checkable", "checked", "collapsed", "editable", "expandable", "expanded", "focusable", "focused",
    "has-popup", "invalid-entry", "modal", "multi-line", "pressed", "required", "selectable", "selected",
)  # fmt: skip
MOST = 10_000  # children of one thing: more is a fault


def states_of(thing):
    held = thing.get_state_set()
    told = [n for n in STATES if held.contains(getattr(Atspi.StateType, n.upper().replace("-", "_")))]
    return told if held.contains(Atspi.StateType.ENABLED) else [*told, "disabled"]


def told(thing):
    """A thing without what is in it."""
    found = {
        "role": thing.get_role_name(),
        "name": thing.get_name(),
        "description": thing.get_description(),
        "states": states_of(thing),
    }
    attributes = thing.get_attributes() or {}
    found["level"] = attributes.get("level", "")
    offered = thing.get_interfaces()
    if "Text" in offered:
        text = thing.get_text_iface()
        found["text"] = Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text))
    if "Value" in offered:
        found["value"] = f"{thing.get_value_iface().get_current_value():g}"
    if "Table" in offered:
        table = thing.get_table_iface()
        found["table"] = [Atspi.Table.get_n_rows(table), Atspi.Table.get_n_columns(table)]
    if "Action" in offered:
        action = thing.get_action_iface()
        found["actions"] = [
            Atspi.Action.get_action_name(action, n) for n in range(Atspi.Action.get_n_actions(action))
        ]
    return found


def around(thing):
    """What a thing stands in, the nearest first: place on the bus, role, name."""
    found = []
    while (thing := thing.get_parent()) is not None and thing.get_role_name() != "desktop frame":
        found.append([thing.path, thing.get_role_name(), thing.get_name()])
    return found


def is_shown(thing):
    return thing.get_state_set().contains(Atspi.StateType.SHOWING)


def tree(thing):
    found = told(thing)
    children = (thing.get_child_at_index(n) for n in range(min(thing.get_child_count(), MOST)))
    found["children"] = [tree(child) for child in children if child is not None and is_shown(child)]
    return found


class Reader:
    """Keeps what is said until it is asked for."""

    def __init__(self, process):
        self.process, self.heard, self.waiting, self.here = process, [], 0, ""
        Atspi.set_timeout(PATIENCE, PATIENCE)
        self.listener = Atspi.EventListener.new(self.hear)
        for kind in HEARD:
            self.listener.register(kind)
        GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, self.asked)

    def program(self):
        desktop = Atspi.get_desktop(0)
        running = (desktop.get_child_at_index(n) for n in range(desktop.get_child_count()))
        for program in running:
            if program is not None and program.get_process_id() == self.process:
                # Nothing is remembered: what is told is what stands there now.
                program.set_cache_mask(Atspi.Cache.NONE)
                return program
        return None

    def hear(self, event):
        if event.type.startswith("object:state-changed:focused"):
            if not event.detail1:
                return
            self.here = event.source.path
        elif event.type.startswith(OWN) and event.source.path != self.here:
            return
        try:
            found = {"event": event.type, "on": bool(event.detail1), "place": event.source.path}
            if event.type == "object:announcement":
                found["words"] = str(event.any_data)
            found |= {"thing": told(event.source), "around": around(event.source)}
        except (GLib.Error, TypeError):
            # It was gone before it could be asked: nobody hears of it.
            return
        self.heard.append(found)
        self.waiting = 0

    def asked(self, *_):
        line = sys.stdin.readline()
        if not line:
            Atspi.event_quit()
            return False
        if line.strip() == "tree":
            program = self.program()
            answer(tree(program)["children"] if program else None)
        else:
            self.waiting = 0
            GLib.timeout_add(QUIET // 4, self.hand_over)
        return True

    def hand_over(self):
        self.waiting += QUIET // 4
        if self.waiting < QUIET:
            return True
        answer(self.heard)
        self.heard = []
        return False


def answer(found):
    print(json.dumps(found, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    reader = Reader(int(sys.argv[1]))
    Atspi.event_main()
