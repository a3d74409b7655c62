"""A line as a row of items in the order of subject, verb, object."""
