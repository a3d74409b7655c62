"""What follows from the facts: pledges, their origins, their matches. Dropped and made again at any time."""
