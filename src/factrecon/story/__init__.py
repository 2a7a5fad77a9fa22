"""From a document to a story: what it tells of whom, when, where and in which mode."""
