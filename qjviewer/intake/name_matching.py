"""Which indicator of a bundle a workbook's path of names means, and which place its words name."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, TypeAlias

import msgspec

from qjviewer.bundle.names import HERE, Names
from qjviewer.intake.folding_text import folded
from qjviewer.intake.place_words import is_whole
from qjviewer.intake.questions import IntakeQuestion

NamePath: TypeAlias = tuple[str, ...]
_SHORTENED: Final = (("规模以上", "规上"), ("限额以上", "限上"), ("国内生产总值", "gdp"))
_NO_NAME: Final = re.compile(r"[^\w]+")
_OF_GROWTH: Final = re.compile("(?:增长速度|增长率|增速|增幅|增长)$")
_WHOLE_PLACE: Final = re.compile("全[国省市州盟区县旗]|[国省市州区县]内")


@lru_cache(maxsize=16384)
def name_key(text: str) -> str:
    """A name without blanks, marks and width, in the shorter of two official wordings."""
    key = _NO_NAME.sub("", folded(text)).lower()
    for long, short in _SHORTENED:
        key = key.replace(long, short)
    return key


class MatchedName(msgspec.Struct, frozen=True):
    """The id a path leads to, and how many of its parts said so; all of them is most certain."""

    id: str
    parts: int
    is_whole: bool


class NameMatcher:
    """Finds the bundle's indicators and places by the words of a workbook."""

    def __init__(self, names: Names, here: str, own: Mapping[str, str] = {}) -> None:
        self._names, self._here = names, here
        self._own = {name_key(word): target for word, target in own.items()}
        self._indicators: dict[str, set[str]] = {}
        for name in names.ids.get("indicators", ()):
            self._indicators.setdefault(name_key(name), set()).add(name)
        for word, ids in names.words.get("indicators", {}).items():
            self._indicators.setdefault(name_key(word), set()).update(ids)

    def indicator(self, path: NamePath, *, is_growth: bool = False) -> MatchedName | None:
        """The indicator a path names: by all of its parts, else by its last ones.

        The first part is the section's name, often empty: what is named without it is named whole.
        """
        if is_growth and path and _OF_GROWTH.search(path[-1]):
            bare = (*path[:-1], _OF_GROWTH.sub("", path[-1]))
            return self.indicator(path) or (self.indicator(bare) if bare[-1] else None)
        for count in range(len(path) if path and path[0] else len(path) - 1, 0, -1):
            key = name_key("".join(path[-count:]))
            found = self._one(key)
            if found:
                return MatchedName(found, count, count >= len(path) - 1 or key in self._own)
        return None

    def _one(self, key: str) -> str:
        if key in self._own:
            return self._names.id_of(self._own[key], "indicators")
        ids = self._indicators.get(key, set())
        return next(iter(ids)) if len(ids) == 1 else ""

    def place(self, word: str, whole: str = "") -> str:
        """The id of a place; `whole` is what 合计 and its like stand for; empty where it is none of ours."""
        own = self._own.get(name_key(word)) if word else None
        if own or word:
            found = self._names.id_of(own or word, "places")
            if found or (own or word) in HERE:
                return found or self._here
        return whole if not word or is_whole(word) else ""

    def among(self, group: str, label: str) -> str:
        """The group or place that ranks are in: as the mapping says, else as the header does (全省位次)."""
        if group:
            return self._names.id_of(group, "groups", "places")
        said = _WHOLE_PLACE.search(folded(label))
        word = f"全{said[0][0]}" if said and said[0][1:] == "内" else said[0] if said else ""
        return self._names.id_of(word, "groups", "places") if word else ""


def is_asked_of(question: IntakeQuestion, matcher: NameMatcher) -> bool:
    """Whether a question is about a figure of this bundle, as far as can be told before the answer."""
    return question.field == "indicator" or any(
        matcher.indicator(figure.named, is_growth=True) is not None for figure in question.cells
    )


def clearest(
    matches: Iterable[tuple[NamePath, MatchedName]],
) -> tuple[dict[NamePath, str], dict[str, list[NamePath]]]:
    """The paths that lead to an indicator alone, and the indicators that several paths may mean."""
    by_id: dict[str, dict[NamePath, MatchedName]] = {}
    for path, match in matches:
        by_id.setdefault(match.id, {})[path] = match
    chosen: dict[NamePath, str] = {}
    open_ids: dict[str, list[NamePath]] = {}
    for name, paths in by_id.items():
        best = max((match.is_whole, match.parts) for match in paths.values())
        found = [path for path, match in paths.items() if (match.is_whole, match.parts) == best]
        if len(found) == 1 or best[0]:
            chosen |= dict.fromkeys(found, name)
        else:
            open_ids[name] = found
    return chosen, open_ids
