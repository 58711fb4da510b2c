"""The next period's briefing made of the last one, and what is still to be done in it."""
