"""The question banks, to read."""
