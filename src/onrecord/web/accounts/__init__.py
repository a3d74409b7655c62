"""Who may read and who may decide on the page: accounts, sessions, signing in. Kept in a file apart from the ledger."""
