"""Tests of the reader of LD-203 reports."""
