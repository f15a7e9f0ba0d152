"""The surnames: read, counted, cleaned and split."""
