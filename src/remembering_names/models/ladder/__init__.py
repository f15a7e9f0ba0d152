"""One LSTM, written six times, each faster than the last; and a fast GRU."""
