"""Home: the openings, today's interviews, what is due, and the way in for a newcomer."""
