"""A difference as one web page that needs nothing else: to be sent along with a corrected briefing."""

from html import escape
from typing import Final

from qjviewer.editions.change_words import counted, groups_of, headed
from qjviewer.editions.changes import EditionChange, EditionDiff
from qjviewer.wording import Language, say

_STYLE: Final = """
body{margin:2rem auto;max-width:62rem;padding:0 1.5rem;color:#1b2733;background:#fff;
font:16px/1.6 "Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
h1{font-size:1.5rem;margin:0 0 .3rem}h2{font-size:1.05rem;color:#12436d;margin:1.8rem 0 .3rem}
p{margin:.2rem 0}.sides,.same{color:#55626f;font-size:.9rem}
table{border-collapse:collapse;width:100%}
td{border-top:1px solid #d5dbe1;padding:.45rem .6rem;vertical-align:top}
td:first-child{width:3.6rem;padding-left:0}td:last-child{width:24%;color:#55626f;font-size:.9rem}
.kind{border:1px solid #55626f;border-radius:4px;padding:0 .4rem;font-size:.85rem;white-space:nowrap}
.what{width:26%}.where{color:#55626f;font-size:.85rem;display:block}
del{color:#55626f}ins{text-decoration:none;font-weight:600}.number{white-space:nowrap}
@media print{body{margin:0;max-width:none}tr{break-inside:avoid}}
"""
# Longer than this a value is a sentence and may be broken.
_NUMBER: Final = 16


def web_page(found: EditionDiff, lang: Language) -> str:
    """The page; figures for the presenter alone are not on it."""
    title = escape(say("editions.title", lang))
    parts = [f"<h1>{escape(found.after.title)} · {title}</h1>", f"<p>{escape(counted(found, lang))}</p>"]
    sides = say("editions.from-to", lang, before=headed(found.before, lang), after=headed(found.after, lang))
    parts.append(f'<p class="sides">{escape(sides)}</p>')
    for name, changes in groups_of(found):
        rows = "".join(_row(c, lang) for c in changes if not c.internal)
        heading = escape(say(f"editions.group-{name}", lang))
        parts.append(f"<h2>{heading}</h2><table>{rows}</table>")
    parts.append(f'<p class="same">{escape(say("editions.same", lang, count=found.same))}</p>')
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f"<title>{escape(found.after.title)} · {title}</title><style>{_STYLE}</style></head>"
        f"<body>{''.join(parts)}</body></html>\n"
    )


def _row(change: EditionChange, lang: Language) -> str:
    kind = escape(say(f"editions.kind-{change.sort}", lang))
    why = "<br>".join(escape(w) for w in (change.why, change.source) if w)
    where = f'<span class="where">{escape(change.where)}</span>' if change.where else ""
    pair = f"{_value(change.before, 'del', lang)} → {_value(change.after, 'ins', lang)}"
    return (
        f'<tr><td><span class="kind">{kind}</span></td><td class="what">{escape(change.what)}{where}</td>'
        f"<td>{pair}</td><td>{why}</td></tr>"
    )


def _value(words: str, tag: str, lang: Language) -> str:
    if not words:
        return escape(say("editions.none", lang))
    kept = ' class="number"' if len(words) <= _NUMBER else ""
    return f"<{tag}{kept}>{escape(words)}</{tag}>"
