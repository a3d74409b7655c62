"""What the page of one gift shows: what may be published, its tellings, its sources, its history."""
