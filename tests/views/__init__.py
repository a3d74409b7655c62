"""Tests of how records are shown."""
