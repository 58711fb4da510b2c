"""A briefing and what was asked for -> everything a template needs, in memory."""

import importlib
from functools import cache
from typing import Any, Protocol

import msgspec

from qjviewer.charts.layout.metrics import Metrics
from qjviewer.pages.blocks import NumberedSource
from qjviewer.paper.contract import FORMAT, CoverData, OptionsData, PaperData, SourceData
from qjviewer.paper.converting import Converter, without_address
from qjviewer.paper.faces import all_fonts, faces_for, own_fonts
from qjviewer.paper.footnotes import Cited
from qjviewer.paper.options import PrintOptions
from qjviewer.paper.page_geometry import geometry
from qjviewer.paper.print_errors import PrintError
from qjviewer.paper.print_job import Job
from qjviewer.paper.style_layout import Layout
from qjviewer.resources import modules_in
from qjviewer.wording import say


class StyleModule(Protocol):
    """A module of `styles`: its name, its place in lists, what it wants, and what it alone needs.

    One that chooses its pages or options itself also has `prepare(job)`. One that measures its parts first,
    and decides then what stands where, has `decide(more, heights, room)`: heights and room in points, by the
    names of the parts.
    """

    NAME: str
    ORDER: int
    LAYOUT: Layout

    def more(self, made: Converter, job: Job) -> Any: ...


class Made(msgspec.Struct, frozen=True):
    """Data and drawings of one print; `derivations` are notes by the key of their marks.

    `capped` counts texts that were cut because they were endless; `cited` are the marks handed out, each
    with the number of its tab for a page.
    """

    job: Job
    data: PaperData
    files: dict[str, str]
    derivations: dict[str, str]
    capped: int
    official: bool
    cited: tuple[Cited, ...] = ()


@cache
def style_names() -> tuple[str, ...]:
    """The styles there are, in the order they are offered."""
    return tuple(m.NAME for m in sorted(map(_style, _files()), key=lambda m: m.ORDER))


def _files() -> list[str]:
    from qjviewer.paper import styles

    return list(modules_in(styles.__path__))


def _style(name: str) -> StyleModule:
    module: StyleModule = importlib.import_module(f"qjviewer.paper.styles.{name}")
    return module


def style_of(name: str) -> StyleModule:
    """A style by its name; raises PrintError where there is none."""
    # Only the one is imported: a first preview and a single print don't wait for the others.
    if name not in _files():
        raise PrintError("no-style", style=name, known=", ".join(style_names()))
    return _style(name)


def make(job: Job) -> Made:
    """The data of a print."""
    style = style_of(job.options.style)
    prepare = getattr(style, "prepare", None)
    job = prepare(job) if prepare else job
    options = job.options
    page = geometry(options)
    made = Converter(job.facts, page, style.LAYOUT, gray=options.gray)
    made.number(job.pages)
    fonts = all_fonts() if style.LAYOUT.official else own_fonts()
    pages = [made.page_data(p) for p in job.pages]
    more = style.more(made, job)
    data = PaperData(
        format=FORMAT,
        lang=job.lang,
        region="" if job.lang == "en" else "cn",
        words=_words(made),
        options=_options(options, made),
        page=page,
        faces=faces_for(fonts.families(), style.LAYOUT.official),
        cover=_cover(job, made),
        pages=pages,
        sources=[_source(s, made) for s in job.cover.sources],
        cited=sorted(made.citing.numbers),
        more=more,
    )
    capped, cited = made.clean.capped, tuple(made.citing.handed)
    return Made(job, data, made.files, made.citing.derivations, capped, style.LAYOUT.official, cited)


# Phrases with places to fill: a template replaces {0} and {1}.
_PHRASES = {
    "note": (),
    "colon": (),
    "stop": (),
    "semicolon": (),
    "sources": (),
    "context-source": (),
    "see": ("charts",),
    "chart-n": ("n",),
    "table-n": ("n",),
    "continued": ("table",),
    "section": ("n", "title"),
    "subsection": ("n", "title"),
    "responsible": ("who",),
    "deadline": ("when",),
    "page-of": ("n", "total"),
    "steps-head": (),
    "responsible-head": (),
    "deadline-head": (),
    "arithmetic": (),
    "figures-head": (),
}


def _words(made: Converter) -> dict[str, str]:
    found = {
        key: made.say(key, **{place: f"{{{n}}}" for n, place in enumerate(places)})
        for key, places in _PHRASES.items()
    }
    return found | {
        "list-comma": made.facts.teller.say("list-comma"),
        "comma": made.facts.teller.say("comma"),
    }


def _options(options: PrintOptions, made: Converter) -> OptionsData:
    return OptionsData(
        style=options.style,
        gray=options.gray,
        double_sided=options.double_sided,
        binding=options.binding,
        landscape=options.landscape,
        watermark=made.clean(options.watermark.strip())[:40],
        release=made.clean(options.release.strip())[:80],
        per_page=options.per_page,
        owner=options.owner,
    )


# The type of a running foot, and the room that the number of the page takes, in points.
_FOOT, _FOOT_RIGHT = 9.0, 150.0


def _cover(job: Job, made: Converter) -> CoverData:
    cover, clean, facts = job.cover, made.clean, job.facts
    keep = [k for k in (cover.place, cover.period, *made.say("title-words").split("|")) if k]
    day = facts.teller.day(job.now.date())
    return CoverData(
        title=made.title(cover.title, keep),
        plain_title=clean(cover.title),
        running=Metrics(_FOOT).elided(clean(cover.title), 1.0, False, made.page.column - _FOOT_RIGHT),
        place=clean(cover.place),
        period=clean(cover.period),
        as_of=clean(cover.as_of),
        peers=clean(cover.peers),
        author=clean(cover.author),
        note=clean(cover.note),
        printed=made.say("printed", day=day, time=job.now.strftime("%H:%M")),
        digest=made.say("digest", digest=in_fours(job.briefing.digest)),
    )


def in_fours(digest: str) -> str:
    """A fingerprint in groups of four."""
    return " ".join(digest[n : n + 4] for n in range(0, len(digest), 4))


def _source(source: NumberedSource, made: Converter) -> SourceData:
    text, url = without_address(source.text)
    clean = made.clean
    short = without_address(source.short)[0]
    return SourceData(
        source.number, clean(text), clean(short), clean(url), clean(source.note), source.context
    )


def subject(job: Job) -> str:
    """What the document is about, for its metadata."""
    cover = job.cover
    return say("printing.subject", job.lang, place=cover.place, period=cover.period, as_of=cover.as_of)
