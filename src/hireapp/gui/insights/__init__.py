"""The Insights page: what interviews over all openings tell about interviewers and questions."""
