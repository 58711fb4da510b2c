"""The web page as a whole: one edition a language, tabs, evidence, sources, and a strict policy."""

import base64
import hashlib

from qjviewer.exports.parts import Options, Parts
from qjviewer.exports.web.blocks import Blocks
from qjviewer.exports.web.markup import Linker, tag, text, told
from qjviewer.exports.web.notes import explained, notes, sources
from qjviewer.pages.blocks import Page
from qjviewer.resources import resource
from qjviewer.wording import LANGUAGES, Language

NAMES: dict[Language, str] = {"zh-Hans": "简体中文", "zh-Hant": "繁體中文", "en": "English"}


def whole_page(parts: Parts, options: Options) -> str:
    """The page; it opens in the language of the view and holds those the briefing is written in."""
    style, script = _part("page.css"), _part("page.js")
    wanted = set(parts.bundle.briefing.languages) | {parts.lang}
    languages = [lang for lang in LANGUAGES if lang in wanted]
    editions = ""
    for number, lang in enumerate(languages, 1):
        edition = parts.in_language(lang).only(options.tab)
        editions += _edition(edition, languages, hidden=lang != parts.lang)
        options.advance(number / len(languages))
    head = (
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer"><link rel="icon" href="data:,">'
        f"<title>{text(parts.cover.title)}</title><style>{style}</style>"
    )
    shell = (
        '<div id="tip" role="tooltip" hidden></div><div id="drawer" role="dialog" tabindex="-1" hidden></div>'
    )
    body = f"{editions}{shell}<script>{script}</script>"
    return f'<!DOCTYPE html>\n<html lang="{parts.lang}"><head>{head}</head><body>{body}</body></html>\n'


def _part(name: str) -> str:
    return resource("web", name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded or run but what stands in the file itself, recognised by its fingerprint."""
    return (
        f"default-src 'none'; script-src {_fingerprint(script)}; style-src {_fingerprint(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _fingerprint(part: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() + "'"


def _edition(parts: Parts, languages: list[Language], *, hidden: bool) -> str:
    found = explained(parts)
    links = Linker(parts.lang, (e.id for e in found))
    blocks = Blocks(parts, links)
    pages = "".join(_panel(page, parts, blocks) for page in parts.pages)
    body = _head(parts, languages) + _tabs(parts) + tag("main", pages)
    body += notes(parts, found, links) + sources(parts) + _foot(parts)
    edition = tag("div", body, class_="edition", lang=parts.lang, data_close=parts.say("html-close"))
    return edition.replace("<div ", "<div hidden ", 1) if hidden else edition


def _head(parts: Parts, languages: list[Language]) -> str:
    cover = parts.cover
    about = " · ".join(p for p in (cover.place, cover.period, cover.as_of, cover.peers) if p)
    switch = "".join(
        tag("button", text(NAMES[lang]), type="button", data_lang=lang, lang=lang,
            aria_pressed="true" if lang == parts.lang else "false")
        for lang in languages
    )  # fmt: skip
    tools = tag("div", switch, class_="languages") if len(languages) > 1 else ""
    return tag("header", told("h1", cover.title) + told("p", about) + told("p", cover.author) + tools)


def _tabs(parts: Parts) -> str:
    buttons = "".join(
        tag("button", text(page.title), type="button", role="tab", id=f"{parts.lang}-{page.id}-tab",
            aria_controls=f"{parts.lang}-{page.id}")
        for page in parts.pages
    )  # fmt: skip
    return tag("nav", tag("div", buttons, role="tablist"), hidden="hidden")


def _panel(page: Page, parts: Parts, blocks: Blocks) -> str:
    head = told("h2", page.title) + told("p", parts.marks_of(page), class_="gate")
    head += tag("p", blocks.links.runs(page.headline), class_="headline") if page.headline else ""
    inner = head + "".join(map(blocks.block, page.blocks))
    name = f"{parts.lang}-{page.id}"
    return tag("section", inner, class_="page", id=name, role="tabpanel", aria_labelledby=f"{name}-tab")


def _foot(parts: Parts) -> str:
    words = [parts.cover.own_sources, parts.cover.note]
    words += [parts.fingerprint] if parts.fingerprint else []
    return tag("footer", "".join(told("p", w) for w in words))
