"""The question banks: the shipped ones to read and copy from, the user's own to write in."""
