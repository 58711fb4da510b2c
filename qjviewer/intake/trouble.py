"""Why a file cannot be read, told to whoever opened it: what it is, and what to do."""

from typing import Final

from qjviewer.wording import DEFAULT_LANGUAGE, Language, say

MISSING_LIBRARY: Final = "missing-library"


class IntakeError(Exception):
    """A reason named by the phrase `intake.<reason>`; `values` fill its places."""

    def __init__(self, reason: str, /, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values

    def message(self, lang: Language = DEFAULT_LANGUAGE) -> str:
        """The reason in words, with what to do about it."""
        return say(f"intake.{self.reason}", lang, **self.values)


def missing_library(library: str) -> IntakeError:
    """A library of the optional set is not installed; the message brings the command that adds it."""
    return IntakeError(MISSING_LIBRARY, library=library, command='pip install "qjviewer[intake]"')
