"""Tests of pages: capture to article."""
