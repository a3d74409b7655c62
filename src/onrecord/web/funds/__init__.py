"""What a fund's page shows: its totals, its deadlines and its charts."""
