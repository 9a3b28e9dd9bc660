"""The debrief: the panel talks about one candidate, one question at a time."""
