"""Where a sentence has names, how far each goes, and what kind of name it is."""
