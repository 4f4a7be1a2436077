"""The widget that other sites embed: who may use it, how much, what it asks, and the file itself."""
