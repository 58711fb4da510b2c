"""Other people's workbooks: read as they are shown, understood by their words, mapped once, followed monthly."""
