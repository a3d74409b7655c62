"""How servers are reached: addresses checked and pinned, certificates checked, and caps on all that comes."""
