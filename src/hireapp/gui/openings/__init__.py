"""Dialogs on an opening's facts."""
