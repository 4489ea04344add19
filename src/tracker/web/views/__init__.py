"""What pages show, made from the record by pure functions: no query, no template, no language's words."""
