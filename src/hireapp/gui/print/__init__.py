"""Printed forms: preview and saving."""
