"""From files as received to documents whose passages know what they are. Knows no embeddings, no store, no chat model."""
