"""Everything that touches the database; frozen domain values go in and come out."""
