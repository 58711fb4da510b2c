"""Workbooks made for tests, with the truth about every figure; names and values are invented."""
