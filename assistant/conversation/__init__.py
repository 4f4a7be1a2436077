"""A follow-up made a question of its own."""
