"""How the cells of a sheet lie: tables, their headers, the labels of their rows."""
