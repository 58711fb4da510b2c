"""YAML that attacks: refused by its events, before anything is built from it."""

import pytest

from qjviewer.bundle.quantities import MAX_DIGITS
from tests.hostile.base import TEXT, codes, loaded


@pytest.fixture
def file(tmp_path):
    def make(text):
        path = tmp_path / "briefing.yaml"
        path.write_text(text, encoding="utf-8", errors="surrogatepass")
        return path

    return make


LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{b}: &{b} [*{a},*{a},*{a},*{a},*{a},*{a},*{a},*{a},*{a}]\n"
    for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 100_000, "too-deep"),
        ("{a: " * 30_000, "too-deep"),
        ("- " * 30_000, "too-deep"),
        ("a:\n" + "".join(" " * n + "a:\n" for n in range(1, 3000)), "too-deep"),
        (LAUGHS, "alias"),
        ("a: &a [*a]\n", "alias"),
        ("a: &a {<<: *a}\n", "alias"),
        ("a: 1\n<<: {b: 2}\n", "merge-key"),
        ("a: *nobody\n", "alias"),
        ("a: 1\na: 2\n", "duplicate-key"),
        ("? [a]\n: 1\n", "key-not-text"),
        ("a: !!python/object/apply:os.system [id]\n", "tag"),
        ("a: !!binary aGk=\n", "tag"),
        ("a: 1\n---\nb: 2\n", "second-document"),
        ("a: " + "x" * 200_000 + "\n", "too-long"),
        ("a: [" + "1," * 500_000 + "]\n", "too-many-values"),
        ("a: \0\n", "forbidden-character"),
        ("a: \x1b[2J\n", "forbidden-character"),
        ("a: \ud800\n", "encoding-unknown"),
        ("just text\n", "not-a-bundle"),
        ("- a\n- b\n", "not-a-bundle"),
        ("{}\n", "missing-key"),
        ("a: 'x\n", "yaml-quote-open"),
        ("\t- a\n", "yaml-tab"),
        ("%YAML 9.9\n---\na: 1\n", "yaml-sign"),
    ],
)
def test_each_attack_is_named(file, text, code):
    assert code in codes(file(text))


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200f"])
@pytest.mark.parametrize("typed", ["{}", r'"\u{:04x}"'])
def test_bidirectional_controls_are_shown_not_obeyed(file, sign, typed):
    written = sign if typed == "{}" else f'"\\u{ord(sign):04x}"'
    (found,) = [
        p
        for p in loaded(file(TEXT.replace("title: 总览", f"title: {written}"))).problems
        if p.code == "forbidden-character"
    ]
    assert f"U+{ord(sign):04X}" in found.message("en")
    assert sign not in found.message("en")
    assert found.where.line == TEXT.partition("title: 总览")[0].count("\n") + 1


@pytest.mark.parametrize(
    "value",
    [
        *(
            "NaN",
            ".nan",
            "Infinity",
            "-.inf",
            "1e308",
            "1e-5",
            "0x10",
            "1_000",
            "12:30",
            "٣",
            "1.",
            ".5",
            "+-1",
        ),
        *("9" * (MAX_DIGITS + 1), "9" * 99_999, "1" + "0" * 400, "true", "yes", "[1]", "{a: 1}"),
    ],
)
def test_what_is_no_plain_number_is_no_value(file, value):
    found = codes(file(TEXT.replace("13.4", value)))
    assert found & {
        "not-a-quantity",
        "unit-unfit",
        "wrong-type",
        "forbidden-character",
        "yaml-bracket-start",
    }, found


@pytest.mark.parametrize(
    "value", ["9" * MAX_DIGITS, "-" + "9" * 29, "0." + "0" * 27 + "1", "0", "-0.0", "1" + "0" * 29]
)
def test_numbers_of_any_allowed_size_are_shown(file, value):
    result = loaded(file(TEXT.replace("13.4", value)))
    assert result.pages
    assert not {p.code for p in result.problems} & {"page-failed", "rule-failed"}


@pytest.mark.parametrize(
    "text",
    [
        "<img src=file:///dev/zero>",
        "<b>粗</b>",
        "**粗** [链](x)",
        "&lt;&amp;",
        "$(id) %s",
        "<" * 300,
        "字" * 200,
        "a" * 200,
    ],
)
def test_markup_stays_text(file, text):
    result = loaded(file(TEXT.replace("吉利项目", f"'{text}'").replace("快于全省", f"'{text}'")))
    assert result.bundle.items[0].name.get("zh-Hans") == text
    assert text in repr(result.pages)
