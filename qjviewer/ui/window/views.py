"""The language, and with or without outside context: what a window asks of its store."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtGui import QUndoStack

from qjviewer.load import View
from qjviewer.pages.departments import owner_in
from qjviewer.ui.live.live_store import BundleStore
from qjviewer.ui.window.change import Change
from qjviewer.ui.window.memory import Memory
from qjviewer.wording import Language, say


class Views:
    """Changes the view; `spoke` is called where no reading will bring the language along."""

    def __init__(
        self, store: BundleStore, memory: Memory, undo: QUndoStack, spoke: Callable[[Language], object]
    ) -> None:
        self._store, self._memory, self._undo, self._spoke = store, memory, undo, spoke

    def set(self, view: View) -> None:
        """Take a view; only with or without context can be undone."""
        self._speak(view.lang)
        if view.context != (old := self._store.view.context):
            words = say("window.command-context", view.lang)
            self._undo.push(Change(self._set_context, old, view.context, words))

    def toggle_context(self) -> None:
        """With context, or without."""
        self.set(replace(self._store.view, context=not self._store.view.context))

    def choose_context(self, context: bool) -> None:
        """Open briefings with context, or without; the one shown follows."""
        self._memory.context = context
        self.set(replace(self._store.view, context=context))

    def choose_language(self, lang: Language) -> None:
        """Take a language and remember it."""
        self._memory.language = lang
        self._speak(lang)

    def choose_owner(self, owner: str) -> None:
        """Only what one department answers for, or everything."""
        self._store.set_view(replace(self._store.view, owner=owner))

    def _speak(self, lang: Language) -> None:
        view, shown = self._store.view, self._store.current
        bundle = shown.bundle if shown is not None else None
        owner = owner_in(bundle, view.owner, view.lang, lang) if view.owner and bundle is not None else ""
        self._store.set_view(replace(view, lang=lang, owner=owner))
        if self._store.current is None:
            self._spoke(lang)

    def _set_context(self, context: bool) -> None:
        self._store.set_view(replace(self._store.view, context=context))
