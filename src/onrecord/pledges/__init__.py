"""Claims to pledges: one gift, however many articles tell of it, and the independent origins behind it."""
