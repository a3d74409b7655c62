"""What Alembic runs: the migrations on the connection that it was handed, inside the caller's transaction."""

from __future__ import annotations

from alembic import context

from onrecord.ledger.schema import metadata

if hasattr(context, "config"):  # Alembic sets it while it migrates; a tool that only imports this file has none
    context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
    context.run_migrations()
