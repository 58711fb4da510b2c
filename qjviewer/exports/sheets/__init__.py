"""Excel: the workbook of a briefing, the form to fill in, and reading that form back."""
