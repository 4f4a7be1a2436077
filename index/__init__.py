"""From documents to passages that can be found: embeddings, Dutch lexical analysis, the store, hybrid search."""
