"""Reads a briefing to the last figure and checks it; says how many figures there were."""

import sys
from pathlib import Path

from qjviewer.load import load

loaded = load(Path(sys.argv[1]))
print(f"=figures {loaded.figure_count}")
print(f"=errors {sum(p.severity.word == 'error' for p in loaded.problems)}")
