"""Expressions of time: found, read, resolved against the day of publication."""
