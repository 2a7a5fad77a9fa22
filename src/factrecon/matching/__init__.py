"""Which claims answer the same question: stories, events, questions, with the reasons.

Fuzzy text proposes, typed values decide: nothing in this package calls two claims equal.
"""
