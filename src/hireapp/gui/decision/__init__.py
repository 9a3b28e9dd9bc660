"""The decision on one candidate, and what follows from it."""
