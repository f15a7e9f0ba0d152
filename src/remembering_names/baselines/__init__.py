"""What recurrent models are set against: methods that do not remember."""
