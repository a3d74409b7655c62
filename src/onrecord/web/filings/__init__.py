"""What the page of one filing shows: what to look at in it, and its lines with the gifts that they were taken for."""
