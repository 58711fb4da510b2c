"""What a code means: what it says, why it matters, a wrong and a right example."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final

import msgspec

from qjviewer.resources import resource
from qjviewer.wording import Language, knows, say

_GAP: Final = "…"


class Explained(msgspec.Struct, frozen=True):
    """A code with the rule that reports it; examples are what authors type, empty where there is none."""

    code: str
    rule: str = ""
    wrong: str = ""
    right: str = ""

    def lines(self, lang: Language) -> Iterator[str]:
        """The explanation, line by line."""
        yield f"{self.code}  {_template(f'problem.{self.code}', lang)}"
        if knows(f"why.{self.rule}"):
            yield say("why.because", lang) + say(f"why.{self.rule}", lang)
        if self.wrong:
            yield from _example("why.wrong", self.wrong, lang)
        if self.right:
            yield from _example("why.right", self.right, lang)
        if knows(f"hint.{self.code}"):
            yield say("why.mend", lang) + _template(f"hint.{self.code}", lang)


def explained(code: str) -> Explained | None:
    """The explanation of a code; None where there is no such code."""
    for rule, codes in _examples().items():
        if code in codes:
            wrong, right = codes[code]
            return Explained(code, rule, wrong, right)
    return Explained(code) if knows(f"problem.{code}") else None


def explained_rules() -> dict[str, dict[str, tuple[str, str]]]:
    """The wrong and the right example of every code, by rule."""
    return {rule: {c: (e[0], e[1]) for c, e in codes.items()} for rule, codes in _examples().items()}


def known_codes() -> list[str]:
    """Every code that can be explained."""
    raw = msgspec.json.decode(resource("translations", "problem.json").read_bytes())
    return sorted(raw)


@cache
def _examples() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = msgspec.json.decode(resource("rules.json").read_bytes())
    return found


def _example(key: str, text: str, lang: Language) -> Iterator[str]:
    first, *rest = text.splitlines()
    lead = say(key, lang)
    yield from ([lead + first] if not rest else [lead.rstrip(), *(f"    {x}" for x in (first, *rest))])


def _template(key: str, lang: Language) -> str:
    """A phrase with its places left open."""
    return say(key, lang).format_map(defaultdict(lambda: _GAP))
