"""Citations made of the sources and the places in them that an about or an entry names."""

from qjviewer.bundle.values import Citation, parse_citation, parse_spot


def cited(sources: tuple[str, ...], spots: tuple[str, ...]) -> tuple[Citation, ...]:
    """Citations from sources and the places in them: with several sources a place names its own."""
    if not spots:
        return tuple(Citation(s) for s in sources)
    first = sources[0] if sources else ""
    found = [c for s in spots if (c := parse_spot(s, first) or parse_citation(s)) is not None and c.source]
    rest = [Citation(s) for s in sources[1:] if not any(c.source == s for c in found)]
    return (*found, *rest)
