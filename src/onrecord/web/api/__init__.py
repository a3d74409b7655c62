"""The list as data, under /api/v1: the same questions as the page's, answered as JSON."""
