"""Who can carry a symbol over how many steps."""
