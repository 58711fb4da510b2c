"""A workbook taken in: what it shows beside what it is read as, doubtful cells confirmed, then written."""
