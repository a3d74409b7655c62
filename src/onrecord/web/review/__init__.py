"""What waits for a person: a question at a time with what is needed to answer it, and the answers."""
