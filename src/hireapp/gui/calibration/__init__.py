"""Practice on sample answers before the first interview, and how one rates."""
