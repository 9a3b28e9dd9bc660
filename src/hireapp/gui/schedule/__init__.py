"""The schedule: who meets whom and when, over all openings."""
