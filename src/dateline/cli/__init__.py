"""Stage 7: the command line, one thin file a command."""
