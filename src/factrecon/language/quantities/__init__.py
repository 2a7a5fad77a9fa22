"""Numbers with their units, modifiers and what they count."""
