"""Interviewers on machines of their own: kits out, sealed scorecards back."""
