"""Lines of the access log are chained, and can't be changed.

A later migration that rebuilds `access_log` on SQLite (batch_alter_table) must make the triggers again: they
go with the old table. tests/records/test_access_log.py notices.
"""

import uuid
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from records.access_log import keys, sealing

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

CHANGED = "a line of the access log is never changed"
REMOVED = "a line of the access log is kept for five years"

SQLITE = (
    f"""
    CREATE TRIGGER access_log_no_update BEFORE UPDATE ON access_log
    BEGIN SELECT RAISE(ABORT, '{CHANGED}'); END
    """,
    f"""
    CREATE TRIGGER access_log_no_delete BEFORE DELETE ON access_log
    WHEN OLD.created_at > strftime('%Y-%m-%d %H:%M:%S', 'now', '-5 years')
    BEGIN SELECT RAISE(ABORT, '{REMOVED}'); END
    """,
)
POSTGRESQL = (
    f"""
    CREATE FUNCTION access_log_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' AND OLD.created_at <= now() - interval '5 years' THEN
            RETURN OLD;
        ELSIF TG_OP = 'UPDATE' THEN
            RAISE EXCEPTION '{CHANGED}';
        END IF;
        RAISE EXCEPTION '{REMOVED}';
    END $$
    """,
    """
    CREATE TRIGGER access_log_kept BEFORE UPDATE OR DELETE ON access_log
    FOR EACH ROW EXECUTE FUNCTION access_log_refuse()
    """,
    """
    CREATE TRIGGER access_log_never_emptied BEFORE TRUNCATE ON access_log
    FOR EACH STATEMENT EXECUTE FUNCTION access_log_refuse()
    """,
)


def _on_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def _seal_what_is_there() -> None:
    """Number and seal the lines in the order in which they were written, and say where the log ends."""
    work = op.get_bind()
    key = keys.of(work.engine.url)
    utc = sa.DateTime(timezone=True)
    line = sa.table(
        "access_log",
        sa.column("number", sa.BigInteger()),
        sa.column("id", sa.Uuid()),
        sa.column("created_at", utc),
        sa.column("event", sa.Text()),
        sa.column("what", sa.Text()),
        sa.column("client_id", sa.Uuid()),
        sa.column("user_id", sa.Uuid()),
        sa.column("responsible_user_id", sa.Uuid()),
        sa.column("role", sa.Text()),
        sa.column("ground", sa.Text()),
        sa.column("emergency", sa.Boolean()),
        sa.column("via", sa.Text()),
        sa.column("seal", sa.Text()),
    )
    number, seal = 0, sealing.NOTHING_BEFORE
    for row in work.execute(sa.select(line).order_by(line.c.created_at, line.c.id)).mappings().all():
        number += 1
        moment = row["created_at"]
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
        seal = sealing.of_line(key, {**row, "number": number, "created_at": moment}, seal)
        work.execute(line.update().where(line.c.id == row["id"]).values(number=number, seal=seal))
    head = sa.table(
        "access_log_head",
        sa.column("id", sa.Uuid()),
        sa.column("created_at", utc),
        sa.column("first_number", sa.BigInteger()),
        sa.column("seal_before", sa.Text()),
        sa.column("last_number", sa.BigInteger()),
        sa.column("last_seal", sa.Text()),
        sa.column("seal", sa.Text()),
    )
    ends: dict[str, Any] = {
        "first_number": 1,
        "seal_before": sealing.NOTHING_BEFORE,
        "last_number": number,
        "last_seal": seal,
    }
    work.execute(
        head.insert().values(
            id=uuid.uuid4(), created_at=datetime.now(UTC), **ends, seal=sealing.of_head(key, **ends)
        )
    )


def upgrade() -> None:
    """Number and seal what is there, then refuse that it is changed."""
    op.create_table(
        "access_log_head",
        sa.Column("first_number", sa.BigInteger(), nullable=False),
        sa.Column("seal_before", sa.Text(), nullable=False),
        sa.Column("last_number", sa.BigInteger(), nullable=False),
        sa.Column("last_seal", sa.Text(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_log_head")),
    )
    with op.batch_alter_table("access_log") as batch:
        batch.add_column(sa.Column("number", sa.BigInteger()))
        batch.add_column(sa.Column("via", sa.Text(), server_default="", nullable=False))
        batch.add_column(sa.Column("seal", sa.Text()))
    _seal_what_is_there()
    with op.batch_alter_table("access_log") as batch:
        batch.alter_column("number", existing_type=sa.BigInteger(), nullable=False)
        batch.alter_column("seal", existing_type=sa.Text(), nullable=False)
        batch.create_unique_constraint(op.f("uq_access_log_number"), ["number"])
        batch.drop_index(op.f("ix_access_log_client_id"))
        batch.create_index("ix_access_log_client_id_number", ["client_id", "number"])
        batch.create_index("ix_access_log_user_id_number", ["user_id", "number"])
        batch.create_index("ix_access_log_event_number", ["event", "number"])
        batch.create_index("ix_access_log_created_at", ["created_at"])
        batch.create_index(
            "ix_access_log_of_emergencies",
            ["number"],
            sqlite_where=sa.text("emergency = 1"),
            postgresql_where=sa.text("emergency"),
        )
    for statement in POSTGRESQL if _on_postgresql() else SQLITE:
        op.execute(statement)


def downgrade() -> None:
    """The lines stay; what showed that one is gone goes."""
    if _on_postgresql():
        op.execute("DROP TRIGGER access_log_kept ON access_log")
        op.execute("DROP TRIGGER access_log_never_emptied ON access_log")
        op.execute("DROP FUNCTION access_log_refuse()")
    with op.batch_alter_table("access_log") as batch:
        batch.drop_index("ix_access_log_of_emergencies")
        batch.drop_index("ix_access_log_created_at")
        batch.drop_index("ix_access_log_event_number")
        batch.drop_index("ix_access_log_user_id_number")
        batch.drop_index("ix_access_log_client_id_number")
        batch.create_index(op.f("ix_access_log_client_id"), ["client_id"])
        batch.drop_constraint(op.f("uq_access_log_number"), type_="unique")
        for column in ("number", "via", "seal"):
            batch.drop_column(column)
    op.drop_table("access_log_head")
