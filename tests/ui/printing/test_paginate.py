import pytest

from qjviewer.pages.blocks import SourceMark
from qjviewer.ui.printing.paginate import Brick, Room, cut, paginated
from qjviewer.ui.printing.sheet import Face, Stroke, Words

ROOM = Room(lambda wide: 60.0 if wide else 100.0, lambda cites, wide: 10.0 * len(cites))


def brick(name, height=30.0, **more):
    return Brick(height, (Words(0, height, name, Face()),), **more)


def names(bricks, room=ROOM):
    return ["".join(b.placed[0].text for _, b in page.bricks) for page in paginated(bricks, room)]


@pytest.mark.parametrize(
    ("bricks", "pages"),
    [
        ([brick(c) for c in "abcd"], ["abc", "d"]),
        ([brick("a"), brick("b"), brick("h", joined=True), brick("c")], ["ab", "hc"]),
        ([brick("a", cites=frozenset({SourceMark(1)})), brick("b"), brick("c")], ["abc"]),
        ([brick(c, cites=frozenset({SourceMark(n)})) for n, c in enumerate("abc")], ["ab", "c"]),
        ([brick("a"), brick("b", wide=True), brick("c")], ["a", "b", "c"]),
        ([brick("a"), brick("b", new_page=True)], ["a", "b"]),
        ([brick("a"), brick("F", 80, floats=True), brick("b"), brick("c"), brick("d")], ["abc", "F", "d"]),
        ([brick("a"), brick("F", 80, floats=True), brick("s", section="二")], ["a", "F", "s"]),
        ([brick("a"), brick("F", 80, floats=True), brick("G", 10, floats=True)], ["a", "FG"]),
        ([brick("a", before=50), brick("b", before=20), brick("c", before=20)], ["ab", "c"]),
    ],
)
def test_fills_pages(bricks, pages):
    assert names(bricks) == pages


def test_a_table_repeats_its_head_and_closes_its_foot():
    head, line = brick("H", 10), Stroke(0, 0, 9, 0, 1.5)
    rows = [brick(c, repeat=(head,), tail=(line,)) for c in "abcd"]
    first, second = paginated([head, *rows], ROOM)
    assert [b.placed[0].text for _, b in second.bricks] == ["H", "d"]
    assert any(isinstance(p, Stroke) and p.width == 1.5 for p in first.bricks[-1][1].placed)
    assert first.bricks[-1][1].placed[-1].y == 30


def test_what_is_taller_than_a_page_is_cut_between_lines():
    tall = Brick(250, tuple(Words(0, y, str(y), Face(size=10)) for y in range(10, 250, 10)))
    parts = list(cut(tall, 100))
    assert [p.text for part in parts for p in part.placed] == [p.text for p in tall.placed]
    assert all(part.height <= 100 and all(0 < p.y <= part.height for p in part.placed) for part in parts)
    assert len(list(paginated([tall], ROOM))) == 3
