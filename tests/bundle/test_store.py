"""Figures in columns: found by address, in the order read, whatever their number."""

from hypothesis import given
from hypothesis import strategies as st

from qjviewer.bundle.periods import year_of
from qjviewer.bundle.quantities import Quantity
from qjviewer.bundle.store import Particulars, Store
from qjviewer.problems import Span

CELLS = st.tuples(
    st.sampled_from(["gdp", "fai"]),
    st.sampled_from(["level", "yoy"]),
    st.sampled_from(["", "", "z"]),
    st.sampled_from("qkz"),
    st.integers(2020, 2023),
)
VALUES = st.sampled_from(["1.0", "-2", "500多", "待填", "…", "", "与经济增长同步"])


def filled(rows, size):
    """A store of rows, some added one by one, some in columns of a size."""
    store = Store()
    for at in range(0, len(rows), size):
        part = rows[at : at + size]
        keys = [store.key(i, m, a, p, year_of(y)) for (i, m, a, p, y), _ in part]
        more = store.particulars_number(Particulars(unit="%"))
        if at // size % 2:
            for n, (key, (_, value)) in enumerate(zip(keys, part, strict=True)):
                store.add(key, value, Particulars(unit="%"), Span("a.yaml", at + n + 1, 7))
        else:
            lines = range(at + 1, at + len(part) + 1)
            store.add_columns(keys, "\n".join(v for _, v in part), [more] * len(part), lines, "t.csv")
    return store


@given(st.lists(st.tuples(CELLS, VALUES), max_size=24), st.integers(1, 7))
def test_whatever_was_put_in_is_found_again(rows, size):
    store = filled(rows, size)
    made = [
        ((o.indicator, o.measure, o.against, o.place, o.period.year), store.value_text(o.number))
        for o in store.observations()
    ]
    assert made == rows
    assert [store.span(n).line for n in range(len(rows))] == list(range(1, len(rows) + 1))
    for indicator in store.indicators:
        cells = store.cells(indicator)
        expected = list(dict.fromkeys(c[1:] for c, _ in rows if c[0] == indicator))
        assert [(m, a, p, period.year) for m, a, p, period in cells] == expected
        assert len(cells) == len(expected)
        assert cells.measures == {c[0] for c in expected}
        assert {p.year for p in cells.periods} == {c[3] for c in expected}
        for cell, found in cells.items():
            assert found == tuple(
                n
                for n, (c, _) in enumerate(rows)
                if c[0] == indicator and c[1:4] == cell[:3] and c[4] == cell[3].year
            )
            assert cells.get(cell) == found
        assert {c for c in cells if c[1]} == set(store.differences(indicator))
    repeated = {(i, *c[:3], c[3].year) for i, c, _ in store.repeated()}
    addresses = [c for c, _ in rows]
    assert repeated == {c for c in addresses if addresses.count(c) > 1}
    assert len(list(store.awaited())) == sum(v == "待填" for _, v in rows)


def test_what_is_not_there_is_not_found():
    store = filled([(("gdp", "yoy", "", "q", 2023), "1.0")], 1)
    assert store.find("fai", ("yoy", "", "q", year_of(2023))) == ()
    assert store.find("gdp", ("yoy", "", "q", year_of(1999))) == ()
    assert ("level", "", "q", year_of(2023)) not in store.cells("gdp")
    assert len(store.cells("none")) == 0
    assert store.find("gdp", ("yoy", "", "q", year_of(2023)))[0].quantity == Quantity(
        value=store.observation(0).quantity.value
    )
