"""JSON-LD: gifts as schema.org Claims, and what people decided about them."""
