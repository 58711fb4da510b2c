"""`json`: the briefing's figures with their addresses, parts, sources and history, for other programs."""

import json
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from qjviewer.bundle.store import Observation
from qjviewer.bundle.values import Citation
from qjviewer.exports.parts import Options, Parts
from qjviewer.exports.rows import inputs_of, place_of, ranks_of, shown, status_of
from qjviewer.figures.figure import Figure, Rank
from qjviewer.figures.telling import sum_of
from qjviewer.figures.vintages import Vintages

NAME = "json"
SUFFIX = ".json"
EXTRA = LIBRARY = ""
PER_CHART = PICTURES = False
OPTIONS: tuple[str, ...] = ()

# Decimals stand between these marks until the text is made: 9.0 stays 9.0, which no float keeps.
_MARK = "\ue000"
_MARKED = re.compile(f'"{_MARK}(-?[0-9.]+){_MARK}"')


def write(parts: Parts, options: Options) -> bytes:
    """One object: what the briefing is, its sources, its figures."""
    cover, briefing = parts.cover, parts.bundle.briefing
    whole = {
        "format": "qjviewer-figures/2",
        "briefing": cover.id,
        "title": cover.title,
        "place": briefing.place,
        "period": briefing.period.code,
        "as_of": briefing.as_of.isoformat(),
        "language": parts.lang,
        "digest": parts.digest,
        "release": {"clean": not parts.mark and parts.judgement is not None, "verdict": parts.verdict},
        "sources": [{"id": s.id, "text": s.text, "context": s.context} for s in cover.sources],
        "figures": [_figure(f, parts) for f in parts.figures],
    }
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    return (_MARKED.sub(r"\1", text) + "\n").encode()


def _figure(figure: Figure, parts: Parts) -> dict[str, Any]:
    """A figure by its parts, as stored and not as worded, and its words under `words`."""
    found: dict[str, Any] = {
        "id": figure.id,
        "indicator": figure.indicator,
        "measure": figure.measure if figure.indicator else "",
        "against": figure.against,
        "place": figure.place,
        "period": figure.period.code,
        "value": _number(figure.value),
        "upper": _number(figure.upper),
        "mark": figure.mark,
        "unit": figure.unit,
        "missing": figure.missing,
        "reason": figure.reason,
        "ranks": [_rank(r) for r in ranks_of(figure, parts)],
        "status": figure.status,
        "kind": figure.kind,
        "accounts": figure.accounts,
        "context": figure.context,
        "later": figure.is_later,
        "overlap": figure.overlap,
        "citations": list(map(_cited, figure.cite)),
        "people": list(figure.people),
        "computed": figure.how,
        "inputs": [{"sign": sign, "figure": f.id} for sign, f in inputs_of(figure, parts)],
        "history": list(_history(figure, parts)),
        "words": _words(figure, parts),
    }
    return {
        key: value for key, value in found.items() if value not in ("", [], None, False) or key in _ALWAYS
    }


# Keys that are there even where they are empty.
_ALWAYS = ("id", "place", "period", "value", "unit", "status", "words")


def _words(figure: Figure, parts: Parts) -> dict[str, str]:
    teller, maker = parts.teller, parts.maker
    found = {
        "indicator": teller.name(figure),
        "measure": maker.measure_words(figure),
        "place": place_of(figure, parts),
        "period": teller.period(figure.period),
        "value": shown(figure, parts),
        "missing": "" if figure.ranks else teller.why(figure),
        "status": status_of(figure, parts),
        "derivation": sum_of(figure, teller),
        "note": "".join(run.text for run in maker.runs(figure.note)),
        "people": teller.people(figure.people),
        "owner": maker.text(figure.owner),
        "uncited": maker.text(figure.uncited),
    }
    return {key: words for key, words in found.items() if words}


def _rank(rank: Rank) -> dict[str, Any]:
    return {
        "among": rank.among,
        "rank": rank.rank,
        "of": rank.of or None,
        "tied": rank.tied,
        "computed": rank.is_computed,
    }


def _cited(cite: Citation) -> dict[str, Any]:
    found = {
        "source": cite.source,
        "first": cite.first,
        "last": cite.last,
        "by_page": cite.by_page,
        "cell": cite.cell,
    }
    return {key: value for key, value in found.items() if value}


def _history(figure: Figure, parts: Parts) -> Iterator[dict[str, Any]]:
    """The other vintages of the same cell, oldest first, but for internal ones."""
    if not figure.has_history:
        return
    address = (figure.indicator, figure.measure, figure.place, figure.period)
    found = parts.cube.vintages(*address, figure.against, later=figure.is_later)
    for kind, observations in _kinds(found):
        for one in observations:
            made = parts.cube.published(figure.id, (one,))
            if parts.maker.shows(made):
                yield {
                    "kind": kind,
                    "value": _number(made.value),
                    "missing": made.missing,
                    "unit": made.unit,
                    "status": made.status,
                    "citations": list(map(_cited, made.cite)),
                }


def _kinds(found: Vintages) -> tuple[tuple[str, Sequence[Observation]], ...]:
    return ("earlier", found.earlier), ("disputed", found.disputed), ("later", found.later)


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{_MARK}{value:f}{_MARK}"
