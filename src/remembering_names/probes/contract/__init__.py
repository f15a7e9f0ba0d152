"""Every recurrent layer of the report, held to what PyTorch's own promise."""
