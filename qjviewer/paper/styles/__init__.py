"""One module a print style; each has a template of the same name under resources/paper."""
