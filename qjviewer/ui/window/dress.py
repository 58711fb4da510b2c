"""Gives the application its style, palette and font from a theme."""

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from qjviewer.resources import resource
from qjviewer.ui.draw.fonts import font
from qjviewer.ui.draw.theme import Chrome, Theme

_ROLES: dict[QPalette.ColorRole, Chrome] = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "raised",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on-accent",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "on-selection",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Accent: "focus",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "border",
    QPalette.ColorRole.Mid: "border-strong",
    QPalette.ColorRole.Dark: "border-strong",
    QPalette.ColorRole.Shadow: "border-strong",
}

# Qt's own controls (menus, fields, lists, scroll bars); our widgets paint themselves.
_SHEET = """
QFileDialog {{ min-width: {files-wide}px; min-height: {files-high}px; }}
QMessageBox QLabel#qt_msgbox_label {{ min-width: {told-wide}px; }}
QMenuBar {{ background: {surface}; color: {text}; padding: 0 {pad}px; }}
QMenuBar::item {{ padding: {small}px {pad}px; background: transparent; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {selection}; color: {on-selection}; }}
QMenu {{
  background: {surface}; color: {text}; border: 1px solid {border-strong}; padding: {small}px 0;
  menu-scrollable: 1;
}}
QMenu::item {{
  padding: {small}px {wide}px {small}px {wide}px; border-left: {edge}px solid transparent;
}}
QMenu::item:selected {{ background: {selection}; color: {on-selection}; border-left-color: {focus}; }}
QMenu::item:disabled {{ color: {disabled}; }}
QMenu::right-arrow {{ image: url("{right}"); width: {pad}px; height: {pad}px; margin-right: {pad}px; }}
QMenu::right-arrow:selected {{ image: url("{right-selected}"); }}
QMenu::indicator {{ width: {box}px; height: {box}px; margin-left: {small}px; }}
QMenu::indicator:checked {{ image: url("{mark}"); }}
QMenu::indicator:checked:selected {{ image: url("{mark-selected}"); }}
QMenu::separator {{ height: 1px; background: {border}; margin: {small}px 0; }}
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {border-strong}; padding: {small}px; }}
QLineEdit, QPlainTextEdit {{
  background: {surface}; color: {text}; border: 1px solid {border-strong}; border-radius: 4px;
  padding: {small}px {pad}px; selection-background-color: {selection}; selection-color: {on-selection};
}}
QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {focus}; }}
QPushButton {{
  background: {surface}; color: {text}; border: 1px solid {border-strong}; border-radius: 5px;
  padding: {small}px {push}px;
}}
QPushButton:hover, QPushButton:checked {{ background: {raised}; }}
QPushButton:default {{ background: {primary}; color: {on-primary}; border-color: {primary}; }}
QPushButton:disabled {{ background: {surface}; color: {disabled}; border: 1px dashed {disabled}; }}
QPushButton:focus {{ border: 2px solid {focus}; }}
QPushButton:default:focus {{ background: {surface}; color: {primary}; border: 3px solid {primary}; }}
QComboBox, QAbstractSpinBox {{
  background: {surface}; color: {text}; border: 1px solid {border-strong}; border-radius: 4px;
  padding: {small}px {pad}px; selection-background-color: {selection}; selection-color: {on-selection};
}}
QComboBox:focus, QAbstractSpinBox:focus {{ border: 2px solid {focus}; }}
QComboBox:disabled, QAbstractSpinBox:disabled {{ color: {disabled}; border: 1px dashed {disabled}; }}
QComboBox::drop-down {{ border: none; width: {wide}px; }}
QComboBox::down-arrow, QAbstractSpinBox::down-arrow {{ image: url("{down}"); }}
QAbstractSpinBox::up-arrow {{ image: url("{up}"); }}
QComboBox::down-arrow, QAbstractSpinBox::down-arrow, QAbstractSpinBox::up-arrow {{
  width: {pad}px; height: {pad}px;
}}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: {wide}px; }}
QComboBox QAbstractItemView {{
  background: {surface}; color: {text}; border: 1px solid {border-strong};
  selection-background-color: {selection}; selection-color: {on-selection};
}}
QCheckBox {{ spacing: {pad}px; }}
QCheckBox::indicator, QListView::indicator {{
  background: {surface}; border: 1px solid {border-strong}; border-radius: 3px;
  width: {box}px; height: {box}px;
}}
QCheckBox::indicator:checked, QListView::indicator:checked {{
  background: {primary}; border-color: {primary}; image: url("{tick}");
}}
QCheckBox {{ border: 2px solid transparent; border-radius: 4px; }}
QCheckBox:focus {{ border-color: {focus}; }}
QCheckBox:disabled {{ color: {disabled}; }}
QListView {{ background: {surface}; color: {text}; border: 2px solid transparent; outline: 0; }}
QListView:focus {{ border-color: {focus}; }}
QListView::item {{ border-left: {edge}px solid transparent; padding: 1px 2px; }}
QListView::item:selected {{
  background: {selection}; color: {on-selection}; border-left-color: {focus};
}}
QTableView {{ border: 2px solid {border}; }}
QTableView:focus {{ border-color: {focus}; }}
QTableView::item:focus {{ border: 2px solid {focus}; color: {text}; }}
QScrollBar:vertical {{ background: {window}; width: {bar}px; margin: 0; }}
QScrollBar::handle:vertical {{
  background: {border-strong}; border-radius: {round}px; min-height: {wide}px; margin: 2px;
}}
QScrollBar::handle:vertical:hover {{ background: {muted}; }}
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0; }}
QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical {{ background: transparent; }}
"""


_BASE, _WORN = "qjviewer-base-style", "qjviewer-theme"
# The only base style that obeys a palette on every desktop. Given at the start it is not made twice.
STYLE = ("-style", "fusion")
_FILES = (44, 27)  # em: a dialog of Qt's in which names of files and folders can be read
_WRAPPED_BY_QT = 500  # pixels of a message
_TOLD = 21  # em: what a message says, which Qt would break at half of that where letters are large
_SHARE, _SMALLEST = 0.9, QSize(1024, 768)  # of the screen


def palette(theme: Theme) -> QPalette:
    """The theme as Qt's palette."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, theme.chrome(name))
    faded: QColor = theme.chrome("disabled")
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        made.setColor(QPalette.ColorGroup.Disabled, role, faded)
    return made


def sheet(theme: Theme, room: QSize) -> str:
    """The style of Qt's own controls; `room` is the most that a dialog of Qt's may take at first."""
    names: tuple[Chrome, ...] = (
        "window", "surface", "raised", "border", "border-strong", "text", "muted",
        "primary", "on-primary", "focus", "selection", "on-selection", "disabled",
    )  # fmt: skip
    colours: dict[str, object] = {name: theme.hex(name) for name in names}
    sizes = {"small": theme.px(0.3), "pad": theme.px(0.55), "wide": theme.px(1.5), "bar": theme.px(0.8)}
    sizes |= {
        "edge": max(3, theme.px(0.2)),
        "push": theme.px(0.75),
        "box": theme.px(0.95),
        "round": max(1, theme.px(0.4) - 3),
    }
    sizes |= {
        "files-wide": min(theme.px(_FILES[0]), room.width()),
        "told-wide": _told_width(theme, room),
        "files-high": min(theme.px(_FILES[1]), room.height()),
    }
    return _SHEET.format_map({**colours, **sizes, **_icons(theme)})


def _told_width(theme: Theme, room: QSize) -> int:
    """How wide the words of a message are at least; 0 where Qt's own width will do.

    Up to that width Qt would not wrap them at all, once it is told of a least width.
    """
    wanted = min(theme.px(_TOLD), room.width() - theme.px(4))
    return wanted if wanted > _WRAPPED_BY_QT else 0


def _icons(theme: Theme) -> dict[str, str]:
    """The drawings in controls: a tick stands on the primary colour, all else on surface or selection."""
    on_primary, on_surface = ("dark", "light") if theme.mode == "dark" else ("light", "dark")
    on_selection = "dark" if theme.mode == "light" else "light"
    names = {"tick": f"tick-{on_primary}", "mark": f"tick-{on_surface}"}
    names |= {way: f"{way}-{on_surface}" for way in ("up", "down", "right")}
    names |= {"right-selected": f"right-{on_selection}", "mark-selected": f"tick-{on_selection}"}
    return {name: resource("icons", f"{file}.svg").as_posix() for name, file in names.items()}


def note_style(app: QApplication) -> None:
    """Remember that the application has the base style: a style sheet hides its name."""
    app.setProperty(_BASE, "fusion")


def dress(app: QApplication, theme: Theme) -> None:
    """Dress the whole application: dialogs, menus and tooltips too."""
    if app.property(_BASE) != "fusion":
        app.setStyle("Fusion")
        note_style(app)
    app.setPalette(palette(theme))
    resize_text(app, theme)
    # Between two screens there may be none.
    room = (app.primaryScreen().availableSize() if app.screens() else _SMALLEST) * _SHARE
    own = _own_fonts(app) if app.styleSheet() else []
    app.setStyleSheet(sheet(theme, room))
    for widget, face in own:
        widget.setFont(face)


def _own_fonts(app: QApplication) -> list[tuple[QWidget, QFont]]:
    """The fonts that widgets were given: with a new sheet they would be as when they were dressed first."""
    return [(w, w.font()) for w in app.allWidgets() if w.testAttribute(Qt.WidgetAttribute.WA_SetFont)]


def resize_text(app: QApplication, theme: Theme) -> None:
    """The size of text in Qt's own controls; the room around it follows when they are dressed."""
    app.setProperty(_WORN, theme)
    app.setFont(font(theme, 0.95))


def worn() -> Theme:
    """The theme the application is dressed in."""
    app = QCoreApplication.instance()
    found = app.property(_WORN) if app is not None else None
    return found if isinstance(found, Theme) else Theme()
