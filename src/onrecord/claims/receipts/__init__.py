"""Gifts told from the fund's side: received, returned, come from somebody."""
