"""Characters to sentences and words: tokens, sentence ends, furniture of pages."""
