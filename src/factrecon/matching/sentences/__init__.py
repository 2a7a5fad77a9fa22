"""Two sentences by their words: what is left to compare by where no statements of theirs meet."""
