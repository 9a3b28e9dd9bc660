"""Printed forms: frozen domain objects in, PDF bytes out."""
