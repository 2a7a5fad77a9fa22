"""What the claims of a question come to: who stands behind them as a voice of its own, and what may be said of it."""
