"""Privacy: how long records are kept, legal holds, access requests, erasing, encryption."""
