"""A spoiled briefing gives a model or located problems: no traceback, no hang, no flood of memory.

A few dozen in the normal suite; HYPOTHESIS_PROFILE=long feeds ten thousand.
"""

import sys
import time
import tracemalloc

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from qjviewer.load import View, load
from qjviewer.wording import LANGUAGES
from tests.hostile.mutations import originals, spoil, write

FAULTS_OF_OURS = {"rule-failed", "page-failed"}
LIMIT_SECONDS = 2.0
LIMIT_BYTES = 300 * 1024 * 1024


class Workplace:
    """A folder that remembers which files lie in it, so that only spoiled ones are written."""

    def __init__(self, folder):
        self.folder = folder
        self.files = originals()
        self.lying = {}
        self.put(self.files)

    def put(self, files):
        write(files, self.folder, self.lying)
        self.lying.update(files)

    def spoil(self, seed, times):
        """Spoil the briefing afresh; gives its folder."""
        self.put(spoil(self.files, seed, times))
        return self.folder


@pytest.fixture(scope="module")
def workplace(tmp_path_factory):
    return Workplace(tmp_path_factory.mktemp("spoiled"))


@settings(
    max_examples=settings.default.max_examples // 2,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.integers(0, 2**32), st.integers(1, 6), st.sampled_from(LANGUAGES), st.booleans())
@example(20563, 4, "en", True)
def test_a_spoiled_briefing_gives_a_model_or_problems(workplace, seed, times, lang, context):
    folder = workplace.spoil(seed, times)
    begun = time.thread_time()
    result = load(folder, View(lang, context=context))
    assert time.thread_time() - begun < LIMIT_SECONDS
    assert result.bundle is not None or result.problems
    for found in result.problems:
        assert found.code not in FAULTS_OF_OURS, found
        assert found.where.file, found
        assert found.message(lang)


@pytest.mark.skipif(sys.gettrace() is not None, reason="memory is measured without a debugger")
def test_memory_stays_small(workplace):
    tracemalloc.start()
    try:
        for seed in range(8):
            load(workplace.spoil(seed, 6))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < LIMIT_BYTES
