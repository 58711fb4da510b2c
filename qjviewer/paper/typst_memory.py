"""What the typesetting library remembers of what it set: let go of where it is of no use any more."""

from typing import Final

from qjviewer.paper.faces import own_fonts

# Compiles after which the library forgets what nothing used: what keeps a batch small.
_FORGETS: Final = 11
# The fingerprint of the briefing whose prints the library remembers.
_remembered: list[str] = []


def forget_others(digest: str) -> None:
    """Let the library drop what it remembers of prints of other briefings than this one.

    That is some 30 MB a print; to the same briefing, in another style or folder, it is of use.
    """
    import typst

    before, _remembered[:] = list(_remembered), [digest]
    if before in ([], [digest]):
        return
    for _ in range(_FORGETS):
        typst.compile(b"", font_paths=own_fonts())
