"""Where captures come from: files, folders and standard input. The only stage that touches the disk to read pages."""

from onrecord.sources.finding import MAX_BYTES, find_captures

__all__ = ["MAX_BYTES", "find_captures"]
