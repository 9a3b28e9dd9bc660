"""How Alembic reaches the database: over the connection that store/upgrade.py hands it."""

from alembic import context

from hireapp.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite changes a table by copying it
    transactional_ddl=True,
)
context.run_migrations()
