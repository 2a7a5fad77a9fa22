"""Names of people and bodies, and which of them are the same."""
