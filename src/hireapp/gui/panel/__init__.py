"""The seats of an opening's panel."""
