"""Question in, `Answer` out: routing, verbatim answers, the gate; then the edges: command line, server, chat page."""
