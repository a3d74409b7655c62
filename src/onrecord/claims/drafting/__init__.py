"""From frames to claims: sums worked out, capacity, doubles joined, evidence and confidence."""
