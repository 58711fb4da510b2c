"""The web page: well formed, complete, closed to the outside, hostile words harmless."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from qjviewer.exports.parts import Options
from qjviewer.exports.registry import export, format_of
from qjviewer.wording import LANGUAGES
from tests.exports.builtin import builtin, written
from tests.exports.samples import parts_of

VOID = {"meta", "link", "br"}


class Reader(HTMLParser):
    """Checks nesting, and gathers ids, links, tags, and the text of every edition."""

    def __init__(self, page):
        super().__init__()
        self.stack, self.ids, self.hrefs, self.tags, self.attributes = [], [], [], set(), []
        self.words, self.edition = {}, ""
        self.feed(page)
        self.close()
        assert not self.stack

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.add(tag)
        self.attributes += [(tag, key, value) for key, value in attrs]
        self.ids += [found["id"]] if "id" in found else []
        self.hrefs += [found["href"]] if "href" in found else []
        if found.get("class") == "edition":
            self.edition = found["lang"]
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.stack.pop()

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag

    def handle_data(self, data):
        if self.stack[-1:] not in (["script"], ["style"]):
            self.words.setdefault(self.edition, []).append(data)


def made(parts, **options):
    return export(format_of("html"), parts, Options(**options)).decode()


@pytest.fixture(scope="module")
def page():
    return written("html").decode()


@pytest.fixture(scope="module")
def read(page):
    return Reader(page)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_figure_is_there_in_every_language(read, lang):
    text = re.sub(r"\s", "", "".join(read.words[lang]))
    parts = builtin(lang)
    for f in parts.figures:
        assert re.sub(r"\s", "", parts.teller.number(f)) in text
        assert f"{lang}-ev-{f.id}" in read.ids
    for shown in parts.pages:
        assert re.sub(r"\s", "", shown.title) in text


def test_links_lead_somewhere_and_ids_are_unique(read):
    assert len(read.ids) == len(set(read.ids))
    for href in read.hrefs:
        assert href == "data:," or href[1:] in read.ids, href


def test_one_language_is_shown_at_a_time(page):
    editions = re.findall(r'<div (hidden )?class="edition" lang="([^"]+)"', page)
    assert [(lang, hidden != "") for hidden, lang in editions] == [
        (lang, number > 0) for number, lang in enumerate(LANGUAGES)
    ]


def test_nothing_comes_from_elsewhere(page, read):
    assert not read.tags & {"img", "iframe", "object", "embed", "base", "form", "audio", "video"}
    assert all(not key.startswith("on") and key not in ("src", "style") for _, key, _ in read.attributes)
    assert page.count("<script>") == page.count("<style>") == 1


@pytest.mark.parametrize(("name", "directive"), [("script", "script-src"), ("style", "style-src")])
def test_the_policy_names_exactly_what_stands_in_the_file(page, name, directive):
    part = re.search(f"<{name}>(.*?)</{name}>", page, re.S)[1]
    print_ = base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert f"{directive} 'sha256-{print_}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_hostile_words_stay_words():
    words = "</script><img src=x onerror=alert(1)>'&"
    body = f'facts: {{about: {{place: here, period: 2023, source: own}}, f: {{name: "{words}", value: 1}}}}'
    text = made(parts_of(body))
    assert "img" not in Reader(text).tags
    assert "&lt;img src=x" in text


def test_switched_off_context_stays_out(page):
    assert "ev-gdp.yoy@china@2023H1" in page
    assert "ev-gdp.yoy@china@2023H1" not in made(builtin(context=False))


def test_who_said_it_stands_beside_the_words(read):
    words = read.words["zh-Hans"]
    said = [i for i, w in enumerate(words) if w.startswith("——")]
    assert said
    assert any("衢江区发改局副局长黄涛" in words[i] for i in said)


def test_one_tab_alone():
    text = made(builtin(), tab="industry")
    assert 'id="zh-Hans-industry"' in text
    assert 'id="zh-Hans-overview"' not in text


@pytest.mark.parametrize(("lang", "words"), [("zh-Hans", "3个季度"), ("en", "3 quarters")])
def test_numbers_and_units_are_joined_as_the_language_joins_them(read, lang, words):
    assert words in read.words[lang]
