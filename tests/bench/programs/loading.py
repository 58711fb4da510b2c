"""Reads a briefing to the last figure and checks it; says how many figures there were and what it took."""

import importlib
import sys
import time
from pathlib import Path

from qjviewer.checks import rules
from qjviewer.checks.run import rule_names
from qjviewer.load import checked, read

# Importing the rules takes the same for any briefing: it is not to be measured here.
for name in rule_names():
    importlib.import_module(f"{rules.__name__}.{name}")
begun = time.process_time()
loaded = read(Path(sys.argv[1]))
was_read = time.process_time()
loaded = checked(loaded)
print(f"=figures {loaded.figure_count}")
print(f"=errors {sum(p.severity.word == 'error' for p in loaded.problems)}")
print(f"=read {was_read - begun}")
print(f"=checked {time.process_time() - was_read}")
