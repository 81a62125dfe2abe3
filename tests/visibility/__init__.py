"""Who sees what: every reader, on every stop of the road, on every surface."""
