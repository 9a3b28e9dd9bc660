"""Rules and values of hiring for attitude, in plain Python: no Qt, no SQL, no PDF."""
