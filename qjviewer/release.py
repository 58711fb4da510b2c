"""The release gate: whether a briefing may become paper, files, an archive or a show.

A briefing with errors, with words written for another period or with figures still awaited is refused, or
goes on at a spoken wish with every page marked.
"""

from typing import Literal, TypeAlias

import msgspec

from qjviewer.load import Loaded, checked
from qjviewer.problems import Severity
from qjviewer.wording import Language, say

# What is refused; each names a phrase `release.what-<this>`.
Gated: TypeAlias = Literal["print", "export", "pack", "present"]


class Release(msgspec.Struct, frozen=True):
    """What stands between a briefing and release: errors, tabs whose words are stale, awaited figures."""

    errors: int = 0
    stale: tuple[str, ...] = ()
    awaited: int = 0
    is_checked: bool = True
    # What no tab shows (definitions, groups, facts) was last read for another period.
    rest_is_stale: bool = False

    @property
    def is_clean(self) -> bool:
        """Whether it may be released without a word."""
        return self.is_checked and not (self.errors or self.stale or self.awaited or self.rest_is_stale)

    def reasons(self, lang: Language) -> str:
        """Why it is not clean, in words; empty where it is."""
        found = [] if self.is_checked else [say("release.unchecked", lang)]
        if self.errors:
            found.append(say("release.errors", lang, count=self.errors))
        if self.stale:
            found.append(say("release.stale", lang, count=len(self.stale)))
        if self.rest_is_stale:
            found.append(say("release.rest", lang))
        if self.awaited:
            found.append(say("release.awaited", lang, count=self.awaited))
        return say("release.separator", lang).join(found)

    def mark(self, lang: Language) -> str:
        """What every page carries when it is released all the same; empty for a clean briefing."""
        return self.reasons(lang)

    def verdict(self, lang: Language) -> str:
        """What the fingerprint line says of checking: 已通过检查, or why not."""
        return say("release.checked", lang) if self.is_clean else self.reasons(lang)

    def refusal(self, what: Gated, lang: Language) -> str:
        """The sentence that refuses to print, export, pack or present."""
        reasons, doing = self.reasons(lang), say(f"release.what-{what}", lang)
        return say("release.refused", lang, reasons=reasons, what=doing)

    def warning(self, lang: Language) -> str:
        """The sentence for whoever goes on all the same, or only looks; empty for a clean briefing."""
        return "" if self.is_clean else say("release.warned", lang, reasons=self.reasons(lang))


def release_of(loaded: Loaded) -> Release:
    """Judge a briefing; checks it first where that was not done yet."""
    loaded = checked(loaded, claims=False, advice=False)
    stale = tuple(page.id for page in loaded.pages if page.stale)
    awaited = loaded.cube.awaited if loaded.cube is not None else 0
    briefing = loaded.bundle.briefing if loaded.bundle is not None else None
    rest = briefing is not None and briefing.read not in (None, briefing.period)
    return Release(loaded.count(Severity.ERROR), stale, awaited, rest_is_stale=rest)
