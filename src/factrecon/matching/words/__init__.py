"""How two words can mean the same, or deny one another: the dictionary, its synonyms and opposites, spellings."""
