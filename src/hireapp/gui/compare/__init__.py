"""The comparison of an opening's candidates."""
