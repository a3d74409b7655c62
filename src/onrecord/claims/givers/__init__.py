"""Who acts: noun phrases of parties, lists of them, what rules them, and subjects left out."""
