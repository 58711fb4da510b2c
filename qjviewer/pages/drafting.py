"""A first draft of a briefing's own words: what its cards say, as prose that names figures, to be edited."""

import json
from collections.abc import Iterable, Iterator

from qjviewer.figures.comparing import Comparer
from qjviewer.figures.cube import Cube
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import Teller
from qjviewer.pages.blocks import Cards, Page, Run
from qjviewer.pages.prose import Clause, Prose
from qjviewer.wording import say


def draft(pages: Iterable[Page], teller: Teller) -> str:
    """YAML for every tab with cards: a block of statements, each figure by its name and never typed."""
    prose = Prose(teller, joins=False)
    return "\n".join(line for page in pages for line in _tab(page, prose))


def _tab(page: Page, prose: Prose) -> Iterator[str]:
    sentences = [s for b in page.blocks if isinstance(b, Cards) for s in paragraphs(b, prose)]
    if sentences:
        yield f"# {page.title} ({page.id})"
        yield "- points:"
        yield from (f"    - {json.dumps(s, ensure_ascii=False)}" for s in sentences)


def paragraphs(block: Cards, prose: Prose) -> Iterator[str]:
    """The sentences of a row of cards, each ended by its stop."""
    told, stop = "", say("prose.stop", prose.teller.lang).strip()
    for clause in prose.sentences(block.cards):
        told += addressed(clause, prose.teller)
        if clause.stop.strip() in ("", stop):
            yield told.strip()
            told = ""
    if told.strip():
        yield told.strip()


def addressed(clause: Clause, teller: Teller) -> str:
    """A clause with references in place of what figures say."""
    return "".join(_reference(run, teller) for run in clause.runs) + clause.stop


def _reference(run: Run, teller: Teller) -> str:
    plain = run.text.replace("{", "{{").replace("}", "}}")
    figure = teller.cube.by_id(run.figure) if run.figure else None
    if figure is None:
        return f"{{{run.item}}}" + plain[len(_item(run, teller)) :] if _item(run, teller) else plain
    for form, said in _forms(figure, teller):
        if said and said in plain:
            address = address_of(figure, teller.cube)
            return plain.replace(said, f"{{{address}:{form}}}" if form else f"{{{address}}}", 1)
    return plain


def _forms(figure: Figure, teller: Teller) -> Iterator[tuple[str, str]]:
    """The forms a figure may be told in, with what each says."""
    base = teller.cube.by_id(figure.id.partition(" ")[0]) if figure.against else None
    if base is not None:
        yield f"vs {figure.against}", Comparer(teller).difference(base, figure)
        return
    yield "change", teller.change(figure) if figure.value else ""
    yield "rank", teller.rank(figure) if figure.ranks else ""
    yield "", teller.value(figure)


def address_of(figure: Figure, cube: Cube) -> str:
    """The shortest address of a figure in prose: own place and current period are left out."""
    if figure.is_fact:
        return figure.id
    address = f"{figure.indicator}.{figure.measure}"
    if not cube.is_here(figure.place):
        address += f"@{figure.place}"
    now = cube.resolver.now_of(figure.indicator, cube.resolver.basis_of(figure.indicator))
    return address if figure.period == now else f"{address}@{figure.period.code}"


def _item(run: Run, teller: Teller) -> str:
    """The name of an item that a run begins with."""
    item = teller.bundle.item_by_id.get(run.item)
    name = item.name.get(teller.lang) if item else ""
    return name if name and run.text.startswith(name) else ""
