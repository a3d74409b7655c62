"""Which fund each gift goes to: told in its clause, or spoken of at that place."""
