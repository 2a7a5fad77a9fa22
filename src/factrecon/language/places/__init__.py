"""Places, and which place a name means."""
