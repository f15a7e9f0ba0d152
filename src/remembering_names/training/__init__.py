"""How models learn: the lab protocol, one name at a time or many runs."""
