"""Which documents, or claims, are about the same happenings."""
