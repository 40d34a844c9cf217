"""Numbers of a quarter as they are shown, counted once"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "published_quarter",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("tables", sa.JSON(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_quarter")),
        sa.UniqueConstraint("year", "number", name=op.f("uq_published_quarter_year_number")),
    )


def downgrade() -> None:
    """Quarters are counted anew when they are asked for again."""
    op.drop_table("published_quarter")
