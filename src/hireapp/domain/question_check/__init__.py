"""The question check: advice on wording, structure and unlawful topics, offline, never blocking."""
