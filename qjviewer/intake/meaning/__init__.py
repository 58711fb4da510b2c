"""What the cells of a table mean: indicator, measure, place, period, unit, rank; and what is doubtful."""
