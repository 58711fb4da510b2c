"""Reads a window the way assistive technology does: the tree of what it offers."""

from dataclasses import dataclass

from PySide6.QtGui import QAccessible

ROLE, TEXT = QAccessible.Role, QAccessible.Text
# What can be pressed, chosen or typed into.
ACTIONABLE = {
    ROLE.Button, ROLE.CheckBox, ROLE.RadioButton, ROLE.ComboBox, ROLE.SpinBox, ROLE.EditableText,
    ROLE.Link, ROLE.PageTab, ROLE.MenuItem, ROLE.ListItem, ROLE.Slider, ROLE.ButtonMenu,
}  # fmt: skip
# Roles that say nothing of what a thing is.
VAGUE = {ROLE.NoRole, ROLE.Client, ROLE.Terminal}


@dataclass(frozen=True)
class Thing:
    """One thing offered: what it is, what it is called, what it holds."""

    role: ROLE
    name: str
    value: str
    description: str
    kind: str
    focusable: bool

    @property
    def matters(self):
        """Whether somebody can get to it or act on it."""
        return self.focusable or self.role in ACTIONABLE


def things(widget):
    """Everything offered below a widget that is not hidden."""
    return list(_below(QAccessible.queryAccessibleInterface(widget)))


def unnamed(widget):
    """What can be reached or pressed, and says not what it is or what it is called."""
    return [t for t in things(widget) if t.matters and (t.role in VAGUE or not t.name.strip())]


def thing(interface):
    return Thing(
        interface.role(),
        interface.text(TEXT.Name),
        interface.text(TEXT.Value),
        interface.text(TEXT.Description),
        type(interface.object()).__name__,
        bool(interface.state().focusable),
    )


def _below(interface):
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is None or not child.isValid() or child.state().invisible:
            continue
        yield thing(child)
        yield from _below(child)
