"""What the words of one language stand for: categories, marks, the words made ready."""
