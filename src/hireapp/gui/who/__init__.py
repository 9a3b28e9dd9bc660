"""Saying who one is."""
