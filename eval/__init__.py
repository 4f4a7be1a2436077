"""Facts, metrics and the runner that measures the assistant on them."""
