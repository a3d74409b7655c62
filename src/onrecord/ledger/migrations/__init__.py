"""The forms that a ledger has had, in order. Alembic runs them; `onrecord.ledger.migrating` calls it."""
