"""Names and sums that no rule brings together, weighed by trained models."""
