"""What a donor's page shows beside the gifts themselves."""
