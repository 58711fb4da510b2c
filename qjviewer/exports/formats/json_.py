"""`json`: the briefing's figures with units, ranks, status and sources, for other programs."""

import dataclasses
import json
import re
from decimal import Decimal
from typing import Any

from qjviewer.exports.parts import Options, Parts
from qjviewer.exports.rows import FigureRow, figure_rows

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
    cover = parts.cover
    whole = {
        "format": "qjviewer-figures/1",
        "briefing": cover.id,
        "title": cover.title,
        "place": cover.place,
        "as_of": parts.bundle.briefing.as_of.isoformat(),
        "language": parts.lang,
        "digest": parts.digest,
        "sources": [_source(s.id, s.text, s.context) for s in cover.sources],
        "figures": [_figure(row, parts) for row in figure_rows(parts)],
    }
    text = json.dumps(whole, ensure_ascii=False, indent=2)
    return (_MARKED.sub(r"\1", text) + "\n").encode()


def _source(name: str, text: str, context: bool) -> dict[str, Any]:
    return {"id": name, "text": text, "context": context}


def _figure(row: FigureRow, parts: Parts) -> dict[str, Any]:
    """A row and the codes behind its words."""
    figure = parts.bundle.figure_by_id[row.id]
    found = {key: _number(value) for key, value in dataclasses.asdict(row).items()}
    codes = {
        "measure": figure.measure,
        "status": figure.status,
        "place": figure.place or parts.bundle.briefing.place,
        "period": figure.period.raw,
        "unit": figure.unit,
        "typed": None if figure.value is None else _number(figure.value),
        "citations": [
            {"source": c.source, "first": c.first, "last": c.last, "by_page": c.by_page} for c in figure.cite
        ],
    }
    return {**found, "rank": row.rank or None, "ranked": row.ranked or None, "codes": codes}


def _number(value: object) -> object:
    return f"{_MARK}{value:f}{_MARK}" if isinstance(value, Decimal) else value
