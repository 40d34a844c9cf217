"""What may be shared of a person's interests, and who was asked to meet"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ANSWERS = ("not_asked", "yes", "no")


def _own(table: str) -> tuple[sa.Column[object] | sa.PrimaryKeyConstraint, ...]:
    return (
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _refers(table: str, column: str, other: str, *, goes: bool) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{other}.id"],
        name=op.f(f"fk_{table}_{column}_{other}"),
        ondelete="CASCADE" if goes else "SET NULL",
    )


def upgrade() -> None:
    op.create_table(
        "interest",
        sa.Column("wish_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("before", sa.Boolean(), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("edition", sa.Text(), nullable=False),
        *_own("interest"),
        _refers("interest", "wish_id", "wish", goes=True),
        sa.UniqueConstraint("wish_id", "key", name=op.f("uq_interest_wish_id_key")),
    )
    op.create_index(op.f("ix_interest_key"), "interest", ["key"])
    op.create_index(op.f("ix_interest_edition"), "interest", ["edition"])
    op.create_table(
        "sharing",
        sa.Column("wish_id", sa.Uuid(), nullable=False),
        sa.Column("may", sa.Boolean(), nullable=False),
        sa.Column("staff_id", sa.Uuid()),
        *_own("sharing"),
        _refers("sharing", "wish_id", "wish", goes=True),
        _refers("sharing", "staff_id", "staff", goes=False),
        sa.UniqueConstraint("wish_id", name=op.f("uq_sharing_wish_id")),
    )
    op.create_table(
        "introduction",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("made_by_id", sa.Uuid()),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("how_it_went", sa.Text(), server_default="", nullable=False),
        *_own("introduction"),
        _refers("introduction", "made_by_id", "staff", goes=False),
    )
    op.create_table(
        "introduced",
        sa.Column("introduction_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column(
            "answer",
            sa.Enum(*ANSWERS, name="answer", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("answered_at", sa.DateTime(timezone=True)),
        sa.Column("answered_by_id", sa.Uuid()),
        *_own("introduced"),
        _refers("introduced", "introduction_id", "introduction", goes=True),
        _refers("introduced", "client_id", "client", goes=True),
        _refers("introduced", "answered_by_id", "staff", goes=False),
        sa.UniqueConstraint(
            "introduction_id", "client_id", name=op.f("uq_introduced_introduction_id_client_id")
        ),
    )
    op.create_index(op.f("ix_introduced_client_id"), "introduced", ["client_id"])


def downgrade() -> None:
    """What was answered about sharing and meeting is lost."""
    for table in ("introduced", "introduction", "sharing", "interest"):
        op.drop_table(table)
