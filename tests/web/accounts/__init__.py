"""Tests of accounts, signing in, and the guard before every page."""
