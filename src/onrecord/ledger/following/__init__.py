"""What is followed: where it is visited next, by whom, and what is to be told of it. Operational, no facts."""
