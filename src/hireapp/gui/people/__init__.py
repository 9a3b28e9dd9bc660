"""The People page: who works with Hireapp, in which role, and PINs."""
