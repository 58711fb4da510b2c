"""Why a file cannot be read, told to whoever opened it: what it is, and what to do."""

from typing import Final

from qjviewer.bundle.files import because_in
from qjviewer.wording import DEFAULT_LANGUAGE, Language, say

MISSING_LIBRARY: Final = "missing-library"


class IntakeError(Exception):
    """A reason named by the phrase `intake.<reason>`; `values` fill its places.

    `because` is what the system raised: why that was stands in the place {reason}.
    """

    def __init__(self, reason: str, /, because: Exception | None = None, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values
        self._because = because

    def message(self, lang: Language = DEFAULT_LANGUAGE) -> str:
        """The reason in words, with what to do about it."""
        why = {"reason": because_in(self._because, lang)} if self._because is not None else {}
        return say(f"intake.{self.reason}", lang, **self.values, **why)


def missing_library(library: str) -> IntakeError:
    """A library of the optional set is not installed; the message brings the command that adds it."""
    return IntakeError(MISSING_LIBRARY, library=library, command='pip install "qjviewer[intake]"')
