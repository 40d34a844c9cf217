"""Codes to type on a shared tablet, talks in the widget, and messages that were said in other words"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("invitation") as batch:
        batch.add_column(sa.Column("code_hash", sa.Text()))
        batch.add_column(sa.Column("code_until", sa.DateTime(timezone=True)))
        batch.add_column(sa.Column("shared", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch.add_column(sa.Column("embedded", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch.add_column(sa.Column("seen_at", sa.DateTime(timezone=True)))
        batch.add_column(sa.Column("revoked_at", sa.DateTime(timezone=True)))
        batch.create_unique_constraint(op.f("uq_invitation_code_hash"), ["code_hash"])
    with op.batch_alter_table("message") as batch:
        batch.add_column(sa.Column("replaced_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    """Talks on shared tablets are over: nothing would say any more whose they are."""
    op.execute(sa.text("DELETE FROM invitation WHERE shared"))
    with op.batch_alter_table("message") as batch:
        batch.drop_column("replaced_at")
    with op.batch_alter_table("invitation") as batch:
        batch.drop_constraint(op.f("uq_invitation_code_hash"), type_="unique")
        for column in ("code_hash", "code_until", "shared", "embedded", "seen_at", "revoked_at"):
            batch.drop_column(column)
