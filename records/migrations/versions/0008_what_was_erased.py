"""What was removed, so that a backup doesn't bring it back"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

KINDS = "'client', 'talk', 'raw', 'withdrawn', 'message', 'relative', 'note', 'goal'"
ABOUT = ("conversation", "invitation")  # what a letter may be about


def upgrade() -> None:
    with op.batch_alter_table("conversation") as batch:
        batch.add_column(sa.Column("raw_gone_at", sa.DateTime(timezone=True)))
    with op.batch_alter_table("outbox") as batch:
        for other in ABOUT:
            batch.add_column(sa.Column(f"{other}_id", sa.Uuid()))
            batch.create_foreign_key(
                op.f(f"fk_outbox_{other}_id_{other}"), other, [f"{other}_id"], ["id"], ondelete="CASCADE"
            )
            batch.create_index(op.f(f"ix_outbox_{other}_id"), [f"{other}_id"])
    op.create_table(
        "erasure",
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("filed_at", sa.DateTime(timezone=True)),
        sa.Column("swept_at", sa.DateTime(timezone=True)),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(f"kind IN ({KINDS})", name=op.f("ck_erasure_erasure_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
    )
    op.create_table(
        "tracker_left",
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tracker_left")),
        sa.UniqueConstraint("conversation_id", name=op.f("uq_tracker_left_conversation_id")),
    )


def downgrade() -> None:
    """What was removed stays removed; only the list of it goes."""
    op.drop_table("tracker_left")
    op.drop_table("erasure")
    with op.batch_alter_table("outbox") as batch:
        for other in ABOUT:
            batch.drop_index(op.f(f"ix_outbox_{other}_id"))
            batch.drop_constraint(op.f(f"fk_outbox_{other}_id_{other}"), type_="foreignkey")
            batch.drop_column(f"{other}_id")
    with op.batch_alter_table("conversation") as batch:
        batch.drop_column("raw_gone_at")
