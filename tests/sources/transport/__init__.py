"""How servers are reached."""
