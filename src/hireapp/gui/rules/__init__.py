"""The dumb-rules register: found, grouped, decided and exported."""
