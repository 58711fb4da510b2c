"""What two print styles are given beside the briefing: its changes since an earlier sheet, or its claims."""

from typing import Final

from qjviewer.editions.print_memory import PrintMemory
from qjviewer.load import Loaded, checked
from qjviewer.paper.extras import Claims, Revision

REVISION: Final = "revision"
CLAIMS: Final = "claims"


def extra_for(loaded: Loaded, style: str, earlier: str = "") -> Claims | Revision | None:
    """What a style needs; None where it needs nothing, or there is nothing to be had.

    `earlier` is a fingerprint or a path of what changes are counted from; with nothing it is the last
    print that differs.
    """
    if style == REVISION:
        return _revision(loaded, earlier)
    if style != CLAIMS or loaded.cube is None:
        return None
    from qjviewer.paper.claim_sheet import claim_sheet

    return claim_sheet(checked(loaded).claims, loaded.cube, loaded.view.lang)


def has_earlier(loaded: Loaded) -> bool:
    """Whether a print of the briefing that differs from it is remembered."""
    from qjviewer.editions.since import earlier_edition

    return earlier_edition("", loaded, PrintMemory()) is not None


def _revision(loaded: Loaded, earlier: str) -> Revision | None:
    # Most prints compare nothing.
    from qjviewer.editions.since import earlier_edition, language_of, revision_of, since
    from qjviewer.editions.taking import edition_of

    memory = PrintMemory()
    edition = earlier_edition(earlier, loaded, memory)
    if edition is None:
        return None
    record = next((r for r in memory.records() if r.digest == edition.digest), None)
    lang = loaded.view.lang
    figures = edition_of(loaded).figures if language_of(edition) != lang else None
    return revision_of(since(edition, loaded), record, lang, figures)
