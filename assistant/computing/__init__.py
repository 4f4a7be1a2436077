"""Numbers computed from the cells of rows and the sentences that state them."""
