"""Numbers only: here the rating model and the agreement measures grow."""
