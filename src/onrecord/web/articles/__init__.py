"""What the page of one article shows: its text with evidence and furniture, and what it claims."""
