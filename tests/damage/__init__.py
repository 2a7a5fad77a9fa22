"""Damaged files among sound ones: what is sound is reconciled as without them, and every other is listed with its
reason.

`python -m tests.damage --rounds 200` puts one damaged document among nine sound ones, so many times, and one odd
character into so many articles; `python -m tests.damage --day` gives a day's worth of broken files to one command.
"""
