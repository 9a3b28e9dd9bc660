"""Settings: colours, places of the question check, and every key."""
