"""What an address showed, and when: the versions of a page."""
