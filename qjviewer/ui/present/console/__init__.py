"""The presenter's window and its parts; dark, because it stands in a dimmed room."""
