"""A draft answer to a parliamentary question: every sub-question answered with a proof for each sentence, or a gap."""
