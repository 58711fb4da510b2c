"""Tags behind a row's name in a table: what its values are, where they are not plainly published."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from qjviewer.figures.figure import Figure
from qjviewer.pages.blocks import Run, Runs
from qjviewer.pages.maker import Maker

# In the order they stand; each names a phrase `pages.mark-<tag>`.
TAGS: Final = ("estimate", "preliminary", "revised", "later")


def tags_of(figures: Iterable[Figure], maker: Maker) -> tuple[str, ...]:
    """The tags of values of one row, each once."""
    found = {tag for figure in figures if figure.value is not None for tag in _tags(figure)}
    return tuple(maker.say(f"mark-{tag}") for tag in TAGS if tag in found)


def tag_notes(figures: Sequence[Figure], maker: Maker) -> tuple[Runs, ...]:
    """What the tags mean, where the notes that follow from the data do not say so already."""
    shown = {tag for figure in figures if figure.value is not None for tag in _tags(figure)}
    told = (maker.say(f"{tag}-note") for tag in ("estimate", "revised") if tag in shown)
    return tuple((Run(text),) for text in told)


def _tags(figure: Figure) -> Iterator[str]:
    if figure.status in TAGS:
        yield figure.status
    if figure.is_later:
        yield "later"
