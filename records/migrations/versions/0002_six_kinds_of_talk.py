"""Six kinds of talk: a table that speaks, visitors, who may know, what comes first, and looking back"""

import sqlalchemy as sa
from alembic import op
from alembic.operations.base import BatchOperations

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MAY_KNOW = "may_know IN ('contact_person', 'team', 'family')"
TWO_SPEAK = "speaker IN ('client', 'relative')"
THREE_SPEAK = "speaker IN ('client', 'relative', 'group')"


def _speakers(batch: BatchOperations, table: str, rule: str) -> None:
    batch.drop_constraint(op.f(f"ck_{table}_speaker"), type_="check")
    batch.create_check_constraint(op.f(f"ck_{table}_speaker"), sa.text(rule))


def upgrade() -> None:
    with op.batch_alter_table("conversation") as batch:
        batch.add_column(sa.Column("may_know", sa.String(32)))
        batch.add_column(sa.Column("visitor_name", sa.Text(), server_default="", nullable=False))
        batch.add_column(sa.Column("visitor_reach", sa.Text(), server_default="", nullable=False))
        batch.add_column(sa.Column("joining", sa.Text(), server_default="", nullable=False))
        batch.add_column(sa.Column("tracker_gone_at", sa.DateTime(timezone=True)))
        _speakers(batch, "conversation", THREE_SPEAK)
        batch.create_check_constraint(op.f("ck_conversation_may_know"), sa.text(MAY_KNOW))
    with op.batch_alter_table("wish") as batch:
        batch.add_column(sa.Column("first", sa.Boolean(), server_default=sa.false(), nullable=False))
        _speakers(batch, "wish", THREE_SPEAK)
    op.create_table(
        "look_back",
        sa.Column("wish_id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "done",
                "half",
                "not_done",
                "no_longer_wanted",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("own_words", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_look_back_conversation_id_conversation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["message_id"], ["message.id"], name=op.f("fk_look_back_message_id_message"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["wish_id"], ["wish.id"], name=op.f("fk_look_back_wish_id_wish"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_look_back")),
        sa.UniqueConstraint("wish_id", "message_id", name=op.f("uq_look_back_wish_id_message_id")),
    )
    with op.batch_alter_table("look_back") as batch:
        batch.create_index(op.f("ix_look_back_conversation_id"), ["conversation_id"])
        batch.create_index(op.f("ix_look_back_wish_id"), ["wish_id"])


def downgrade() -> None:
    """Talks of a table are kept as a relative's: they too speak of others."""
    op.drop_table("look_back")
    for table in ("wish", "conversation"):
        op.execute(sa.text(f"UPDATE {table} SET speaker = 'relative' WHERE speaker = 'group'"))  # noqa: S608 - fixed names
    with op.batch_alter_table("wish") as batch:
        batch.drop_column("first")
        _speakers(batch, "wish", TWO_SPEAK)
    with op.batch_alter_table("conversation") as batch:
        batch.drop_constraint(op.f("ck_conversation_may_know"), type_="check")
        for column in ("may_know", "visitor_name", "visitor_reach", "joining", "tracker_gone_at"):
            batch.drop_column(column)
        _speakers(batch, "conversation", TWO_SPEAK)
