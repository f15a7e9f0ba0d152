"""A ball that rolls down a groove, and the law in it."""
