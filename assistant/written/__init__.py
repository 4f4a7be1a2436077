"""Answers that a chat model writes, and the gate that proves them."""
