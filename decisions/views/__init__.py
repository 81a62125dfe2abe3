"""Pages of decisions: thin, each turns input into values and calls one verb or one query."""
