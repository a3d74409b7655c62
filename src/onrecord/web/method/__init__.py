"""How the list is made, and how well."""
