"""One module a kind of file: each turns bytes into a Workbook of shown cells."""
