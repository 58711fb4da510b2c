"""`new`: a template that checks clean, and never over somebody's work."""

import re

from qjviewer.cli import run
from qjviewer.resources import resource


def test_the_template_checks_clean(tmp_path, capsys):
    folder = tmp_path / "新简报"
    assert run(["new", str(folder)]) == 0
    assert run(["check", str(folder), "--strict"]) == 0
    assert "没有问题" in capsys.readouterr().out


def test_every_text_of_the_template_is_translated(tmp_path, capsys):
    run(["new", str(tmp_path), "--lang", "en"])
    main = tmp_path / "briefing.yaml"
    text = main.read_text(encoding="utf-8")
    promised = text.replace("languages: [zh-Hans] ", "languages: [zh-Hans, zh-Hant, en] ")
    assert promised != text
    main.write_text(promised, encoding="utf-8")
    assert run(["check", str(tmp_path), "--strict", "--lang", "en"]) == 0
    assert "no problems" in capsys.readouterr().out


def test_editors_find_the_schema(tmp_path):
    run(["new", str(tmp_path)])
    for path in tmp_path.rglob("*.yaml"):
        schema = re.search(r"\$schema=(\S+)", path.read_text(encoding="utf-8"))[1]
        assert (path.parent / schema).resolve() == tmp_path / "bundle.schema.json"


def test_every_file_of_the_template_is_explained():
    main = resource("template", "briefing.yaml").read_text(encoding="utf-8")
    for path in resource("template").iterdir():
        assert path.is_dir() or path.name == "briefing.yaml" or path.name in main


def test_a_folder_with_anything_in_it_is_left_alone(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    assert run(["new", str(tmp_path)]) == 1
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]
    assert "已有内容" in capsys.readouterr().err


def test_a_file_of_that_name_is_left_alone(tmp_path, capsys):
    (tmp_path / "mine").write_text("x", encoding="utf-8")
    assert run(["new", str(tmp_path / "mine")]) == 1
    assert run(["new", str(tmp_path / "mine" / "below")]) == 1
    assert (tmp_path / "mine").read_text(encoding="utf-8") == "x"
