"""What sentences tell of the gifts of those around them."""
