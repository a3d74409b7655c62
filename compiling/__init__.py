"""Compiling what reading does most into C, for those who ask for it: see docs/compiling.md."""
