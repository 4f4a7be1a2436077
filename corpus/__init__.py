"""From files as received to documents whose passages know what they are. No embeddings, no store, no chat model."""
