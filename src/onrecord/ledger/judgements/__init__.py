"""Judgements in the ledger: facts, each sealed together with the one before it."""
