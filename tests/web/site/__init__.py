"""A static site: made, looked over link by link, opened in a browser."""
