"""Many short texts at once: which pairs are worth a look, and which of them say the same."""
