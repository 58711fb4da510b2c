"""The file that a roll adds: what the new period awaits, as blocks by owner, and its sources."""

from collections.abc import Iterable, Iterator, Sequence

from qjviewer.bundle.measures import MEASURES
from qjviewer.bundle.model import Source
from qjviewer.bundle.quantities import MARK_OF
from qjviewer.exports.form.yaml_text import scalar
from qjviewer.figures.cube import Cube
from qjviewer.figures.teller import Teller
from qjviewer.rolling.awaited import AwaitedFigure
from qjviewer.wording import Language, say

AWAITED = MARK_OF["awaited"]


class AwaitedBlocks:
    """Words the figures awaited of a briefing; `sources` leads from last period's source to the new one."""

    def __init__(self, cube: Cube, sources: dict[str, str], lang: Language) -> None:
        self._cube, self._sources, self._lang = cube, sources, lang
        self._teller = Teller(cube, lang)

    def text(self, figures: Sequence[AwaitedFigure], now: str, before: str) -> str:
        """The whole file; `now` and `before` word the two periods."""
        lines = [f"# {say('roll.file-head', self._lang, period=now, before=before)}"]
        lines += [f"# {say('roll.file-how', self._lang)}"]
        if self._sources:
            lines += ["sources:", *(self._source(old, new) for old, new in self._sources.items())]
        if figures:
            lines.append("data:")
            for owner, own in by_owner(figures, self._lang):
                lines.append(f"  # {say('roll.file-owner', self._lang, owner=owner, count=len(own))}")
                lines += self._blocks(own)
        return "\n".join(lines) + "\n"

    def _source(self, old: str, new: str) -> str:
        source = self._cube.bundle.source_by_id[old]
        said = [f"title: {AWAITED}"]
        if source.publisher:
            said.append(f"publisher: {scalar(source.publisher.get(self._lang))}")
        if source.kind != "other":
            said.append(f"kind: {source.kind}")
        if source.context:
            said.append("context: true")
        return f"  {new}: {{{', '.join(said)}}}   # {self._last_source(source)}"

    def _last_source(self, source: Source) -> str:
        return say("roll.file-last", self._lang, last=" ".join(source.title.get(self._lang).split()))

    def _blocks(self, figures: Iterable[AwaitedFigure]) -> Iterator[str]:
        blocks: dict[str, dict[str, list[AwaitedFigure]]] = {}
        for one in figures:
            blocks.setdefault(self._about(one), {}).setdefault(one.indicator, []).append(one)
        for about, indicators in blocks.items():
            yield f"  - about: {{{about}}}"
            for name, own in indicators.items():
                yield f"    {name}: {{{', '.join(map(self._measure, own))}}}   # {self._told(own)}"

    def _about(self, one: AwaitedFigure) -> str:
        said = {"place": one.place, "period": one.period.code, "basis": one.basis}
        if one.source:
            said["source"] = self._sources[one.source]
        elif one.uncited:
            said["uncited"] = scalar(one.uncited.get(self._lang))
        said["accounts"] = scalar(one.accounts) if one.accounts else ""
        said["owner"] = scalar(one.owner.get(self._lang)) if one.own_owner else ""
        said["context"] = "true" if one.context else ""
        said["internal"] = "true" if one.internal else ""
        return ", ".join(f"{key}: {value}" for key, value in said.items() if value)

    def _measure(self, one: AwaitedFigure) -> str:
        ranks = ", ".join(f"{group}: {AWAITED}" for group in one.groups)
        if not one.has_value:
            return f"rank: {{{ranks}}}"
        said = [f"value: {AWAITED}"] if ranks or one.unit else []
        said += [f"unit: {scalar(one.unit)}"] if one.unit else []
        said += [f"rank: {{{ranks}}}"] if ranks else []
        return f"{one.measure}: {{{', '.join(said)}}}" if said else f"{one.measure}: {AWAITED}"

    def _told(self, own: Sequence[AwaitedFigure]) -> str:
        """The indicator's name and what the last period gave, for whoever fills in."""
        indicator = self._cube.bundle.indicator_by_id[own[0].indicator]
        name = indicator.name.get(self._lang)
        last = self._teller.joined(self.last_words(one) for one in own)
        return " ".join(say("roll.file-figure", self._lang, name=name, last=last).split())

    def last_words(self, one: AwaitedFigure) -> str:
        """What the last period gave: 同比13.4%、全省第1."""
        figure, teller = one.last, self._teller
        value = MEASURES[one.measure].in_words(self._lang) + teller.value(figure) if one.has_value else ""
        return teller.joined([value] * bool(value) + [teller.chip_of(r) for r in figure.ranks])


def by_owner(
    figures: Iterable[AwaitedFigure], lang: Language
) -> tuple[tuple[str, tuple[AwaitedFigure, ...]], ...]:
    """The figures of each owner in the order met; those of nobody last."""
    found: dict[str, list[AwaitedFigure]] = {}
    for one in figures:
        found.setdefault(one.owner.get(lang), []).append(one)
    nobody = say("roll.no-owner", lang)
    named = sorted(found.items(), key=lambda pair: not pair[0])
    return tuple((owner or nobody, tuple(own)) for owner, own in named)
