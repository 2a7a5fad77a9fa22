"""From characters to typed spans: sentences, words, phrases, numbers, times, names, quotations.

Nothing here knows of claims or sources. Every span is a pair of code-point offsets into the text
that was given, and `text[start:end]` is always the words that were read.
"""
