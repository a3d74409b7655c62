"""Mentions of funds, known and unknown, and which fund each means."""
