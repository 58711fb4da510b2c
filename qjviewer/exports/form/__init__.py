"""The form to fill in: a briefing's figures as rows of a sheet, and new values back where they stand."""
