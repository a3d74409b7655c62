"""One clause: where it ends, what its verb gives, which sum is whose, and its status."""
