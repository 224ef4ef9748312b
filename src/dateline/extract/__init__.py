"""Stage 2: an article in, its coding out; pure functions, no input or output."""
