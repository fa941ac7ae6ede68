"""The embedder of pack `builtin`: a small network that learns from made-up faces what a teacher says of them."""
