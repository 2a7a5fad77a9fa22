"""Words to phrases and clauses: tags, noun phrases, verbs with their arguments."""
