"""The form to fill in: a bundle's entries as sheets, and sheets back as a bundle."""
