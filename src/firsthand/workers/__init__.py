"""The processes that do the work, here or on a cluster."""
