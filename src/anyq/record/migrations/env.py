"""What Alembic runs: the migrations, on the caller's connection and in its transaction."""

from alembic import context

from anyq.record.schema import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=True,
)
context.run_migrations()
