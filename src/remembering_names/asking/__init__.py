"""Ask a trained model about a name."""
