"""PowerPoint: the deck as slides with native charts, shapes, tables and notes."""
