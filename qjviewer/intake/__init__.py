"""Other people's workbooks: read as shown, understood by their words, mapped once, followed monthly."""
