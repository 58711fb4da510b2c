"""What a page asks of every widget that shows a block."""

from typing import Generic, TypeVar

from qjviewer.pages.blocks import Block, Runs, text_of
from qjviewer.ui.widgets.panel import Panel
from qjviewer.wording import DEFAULT_LANGUAGE, Language

B = TypeVar("B", bound=Block)


class BlockView(Panel, Generic[B]):
    """A panel for one kind of block; `show_block` changes only what differs."""

    block: B | None = None
    lang: Language = DEFAULT_LANGUAGE

    def show_block(self, block: B, lang: Language, *, animate: bool = False) -> None:
        """Show a block; the same one again costs nothing."""
        old, same = self.block, self.block == block and self.lang == lang
        self.block, self.lang = block, lang
        if not same:
            self._show(block, animate=animate and old is not None)
            self.updateGeometry()

    def least_width(self) -> int:
        """The width it needs; 0 where any will do."""
        return 0

    def prepare(self) -> None:
        """Make what is made only when it is about to be seen."""

    def be_called(self, title: Runs) -> None:
        """Be a group named by its title, unless the keyboard comes to the title itself."""
        stops = any(run.figure or run.item for run in title)
        self.setAccessibleName("" if stops else text_of(title))

    def _show(self, block: B, *, animate: bool) -> None:
        raise NotImplementedError

    def heightForWidth(self, width: int) -> int:
        return self.column.totalHeightForWidth(width)
