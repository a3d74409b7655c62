"""The public gold set: documents on invented givers, their scorer and its floors."""
