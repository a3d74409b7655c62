"""Tests of what keeps the page and its readers safe."""
