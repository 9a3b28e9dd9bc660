"""Hireapp: hiring people for their attitude, fairly."""

__version__ = "0.1.0"
