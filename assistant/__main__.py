"""`python -m assistant` is the same as the command `vraagbaak`."""

from assistant.cli import main

main()
