"""Tests of the stages wired."""
