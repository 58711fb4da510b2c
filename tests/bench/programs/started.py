"""Starts a program and tells through a pipe when it began and ended, its status and its peak of memory.

Linux counts a program as large as the one that started it: a bench that has grown would be measured itself.
"""

import os
import sys
import time

pipe, command = int(sys.argv[1]), sys.argv[2:]
os.set_inheritable(pipe, False)
begun = time.perf_counter()
process = os.posix_spawnp(command[0], command, os.environ)
_, status, usage = os.wait4(process, 0)
os.write(pipe, f"{begun} {time.perf_counter()} {status} {usage.ru_maxrss}".encode())
