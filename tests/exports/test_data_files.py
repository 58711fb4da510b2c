"""CSV, JSON and Markdown hold every figure, unaltered."""

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal

import pytest

from qjviewer.bundle.values import plain
from qjviewer.exports.parts import Options, Parts
from qjviewer.exports.registry import export, format_of
from qjviewer.exports.rows import COLUMNS, harmless
from qjviewer.pages.build import build
from qjviewer.pages.view import View
from qjviewer.wording import LANGUAGES, say
from tests.exports.builtin import builtin
from tests.samples import bundle_with, figure


def made(name, parts):
    return export(format_of(name), parts, Options())


def parts_with(*figures):
    bundle = bundle_with(*figures)
    pages = build(bundle, {}, View())
    return Parts(bundle, pages.cover, pages.pages, {}, View())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_csv_holds_every_figure_as_typed(lang):
    parts = builtin(lang)
    data = made("csv", parts)
    assert data.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert header == [say(f"exports.col-{key}", lang) for key in COLUMNS]
    by_id = {row[0]: dict(zip(COLUMNS, row, strict=True)) for row in rows}
    assert set(by_id) == {f.id for f in parts.figures}
    for f in parts.figures:
        assert by_id[f.id]["shown"] == parts.teller.value(f)
        assert by_id[f.id]["rank"] == str(f.rank or "")
        if lang != "en":
            assert by_id[f.id]["value"] == f"{f.value:f}"


def test_json_numbers_keep_their_decimals():
    parts = builtin()
    whole = json.loads(made("json", parts), parse_float=Decimal, parse_int=Decimal)
    found = {f["id"]: f for f in whole["figures"]}
    assert set(found) == {f.id for f in parts.figures}
    for f in parts.figures:
        assert str(found[f.id]["codes"]["typed"]) == f"{f.value:f}"
        assert [c["source"] for c in found[f.id]["codes"]["citations"]] == [c.source for c in f.cite]


def test_internal_figures_stay_inside():
    parts = parts_with(figure("open", "1.0"), figure("secret", "2.5", internal=True))
    for name in ("csv", "json", "markdown"):
        assert b"secret" not in made(name, parts)


def test_outside_context_is_left_out_when_asked():
    ids = {f["id"] for f in json.loads(made("json", builtin(context=False)))["figures"]}
    assert "gdp-yoy" in ids
    assert "gdp-cn-2023h1" not in ids


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "@SUM(A1)", "-x", " =1", "＝1"])
def test_formulas_are_neutralised(text):
    parts = parts_with(replace(figure("f", "1"), name=plain(text)))
    assert harmless(text) == "'" + text
    cells = next(
        row for row in csv.reader(io.StringIO(made("csv", parts).decode("utf-8-sig"))) if row[0] == "f"
    )
    assert cells[1] == "'" + text


def test_negative_numbers_stay_numbers():
    assert harmless("-2.7") == "-2.7"


def test_markdown_outlines_every_page():
    parts = builtin()
    text = made("markdown", parts).decode()
    for page in parts.pages:
        assert f"## {page.title}" in text
    assert "37.7" in text
    assert "![" not in text
