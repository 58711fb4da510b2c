"""Word: the summary with headings, tables, and charts as pictures."""
