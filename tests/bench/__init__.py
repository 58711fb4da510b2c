"""How fast the program is, told as ratios: `python3 packaging/dev.py bench`.

Every figure of ours is measured beside a reference in the same run, the two in turns, and the medians
are compared: so a slow machine is slow for both. Nothing here runs with the normal tests.
"""
