"""One group of goals a file; a number in front keeps the order of the table."""
