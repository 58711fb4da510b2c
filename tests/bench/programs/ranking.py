"""Ranks every place in every indicator and period, tells its movement, draws a board an indicator."""

import gc
import sys
import time
from itertools import product
from pathlib import Path

from qjviewer.charts.kind import draw
from qjviewer.charts.request import Request
from qjviewer.figures import ranking
from qjviewer.figures.teller import Teller
from qjviewer.load import read
from tests.bench.heavy import RANKED_PERIODS

loaded = read(Path(sys.argv[1]))
cube = loaded.cube
assert cube is not None
places = cube.bundle.group_by_id["every"].places
known = [p for p in sorted(cube.bundle.store.periods) if not cube.is_beyond("yoy", p)]
periods = known[-RANKED_PERIODS:]
# As `qjviewer.load.read` does: of what is made, nothing is garbage.
gc.disable()
begun = time.process_time()
columns = [cube.column(i, "yoy", places, p) for i, p in product(cube.bundle.store.indicators, periods)]
ranks = [ranking.rank_figure(cube, f, "every") for column in columns for f in column]
moves = [ranking.moved(cube, f, "prev", "every") for column in columns for f in column]
boards = [
    draw("rankboard", Request(tuple(column), Teller(cube, "zh-Hans"), group="every"))
    for column in columns
    if column[0].period == periods[-1]
]
print(f"=ranked {time.process_time() - begun}")
print(f"=ranks {sum(f.value is not None for f in ranks)}")
print(f"=moves {sum(f is not None and f.value is not None for f in moves)}")
print(f"=boards {len(boards)}")
