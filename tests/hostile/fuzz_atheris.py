"""Coverage-guided fuzzing of reading and checking; atheris is no dependency of ours.

pip install atheris; python tests/hostile/fuzz_atheris.py CORPUS -max_total_time=600 -max_len=4096

The first byte says what the rest is: a whole file, a value in a good briefing, or a table.
"""

import importlib
import pkgutil
import sys
import tempfile
import time
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["qjviewer", "yaml"]):
    from qjviewer.charts import kinds
    from qjviewer.checks import rules
    from qjviewer.load import load
    from tests.hostile.base import TEXT

    # Found by walking at run time, so named here to be watched too.
    for package in (kinds, rules):
        for module in pkgutil.iter_modules(package.__path__):
            importlib.import_module(f"{package.__name__}.{module.name}")

WORKPLACE = Path(tempfile.mkdtemp(prefix="qjviewer-fuzz-"))
LIMIT_SECONDS = 2.0
FAULTS_OF_OURS = {"rule-failed", "page-failed"}
# Places in the good briefing where a value is exchanged.
VALUES = (
    "13.4",
    "总览",
    "由{gdp.yoy}到{gdp.yoy@z}。",
    "¶1",
    "2023H1",
    "bars",
    "增长{gdp.yoy}，居{gdp.yoy:rank}",
    "yoy vs z",
    "county",
)
HEADER = b"indicator,measure,place,period,value,unit,rank,group,status,source,at\n"


def one_input(data: bytes) -> None:
    """Read what the data make of a briefing; any exception or slowness is a finding."""
    way, rest = (data[0] if data else 0), data[1:]
    files = {"briefing.yaml": rest}
    if way % 3 == 1:
        value = VALUES[way // 3 % len(VALUES)].encode()
        files["briefing.yaml"] = TEXT.encode().replace(value, rest, 1)
    elif way % 3 == 2:
        files = {"briefing.yaml": f"{TEXT}tables: t.csv\n".encode(), "t.csv": HEADER + rest}
    for name, content in files.items():
        (WORKPLACE / name).write_bytes(content)
    begun = time.perf_counter()
    loaded = load(WORKPLACE)
    if time.perf_counter() - begun > LIMIT_SECONDS:
        raise TimeoutError
    for found in loaded.problems:
        if found.code in FAULTS_OF_OURS or not found.where.file:
            raise AssertionError(found)
        found.message("en")
        found.hint("zh-Hant")


def main() -> None:
    """Fuzz until told to stop."""
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
