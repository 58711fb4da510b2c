"""Reads what prose claims and holds it against the data: proved, contradicted or not decidable."""
