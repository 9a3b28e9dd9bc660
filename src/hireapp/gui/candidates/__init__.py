"""The candidates of an opening and how far each is."""
