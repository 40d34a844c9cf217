"""Reviewing, goals with their history, signals that climb, what leaves the house, and who looks at a talk"""

import sqlalchemy as sa
from alembic import op
from alembic.operations.base import BatchOperations

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KINDS = "'wish', 'preference', 'dislike', 'loss', 'worry', 'content', 'interest', 'person'"
STAFF_OF = {  # the columns that name a staff member
    "client": ["stand_in_id"],
    "conversation": ["reviewed_by_id"],
    "wish": ["added_by_id"],
    "goal": ["agreed_by_id"],
    "signal": ["done_by_id", "about_staff_id"],
}


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _number(name: str, value: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), server_default=value, nullable=False)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True))


def _staff(batch: BatchOperations, table: str) -> None:
    for column in STAFF_OF[table]:
        batch.add_column(sa.Column(column, sa.Uuid()))
        batch.create_foreign_key(
            op.f(f"fk_{table}_{column}_staff"), "staff", [column], ["id"], ondelete="SET NULL"
        )


def _no_staff(batch: BatchOperations, table: str) -> None:
    for column in STAFF_OF[table]:
        batch.drop_constraint(op.f(f"fk_{table}_{column}_staff"), type_="foreignkey")
        batch.drop_column(column)


def _reference(table: str, column: str, other: str, ondelete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"), ondelete=ondelete
    )


def _own(table: str) -> tuple[sa.Column[object], sa.Column[object], sa.PrimaryKeyConstraint]:
    return (
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def upgrade() -> None:
    with op.batch_alter_table("staff") as batch:
        batch.add_column(_text("ward"))
    with op.batch_alter_table("client") as batch:
        _staff(batch, "client")
        batch.add_column(sa.Column("moves_on", sa.Date()))
        batch.add_column(sa.Column("left_on", sa.Date()))
        batch.create_index(op.f("ix_client_contact_person_id"), ["contact_person_id"])
        batch.create_index(op.f("ix_client_stand_in_id"), ["stand_in_id"])
    with op.batch_alter_table("conversation") as batch:
        _staff(batch, "conversation")
        batch.add_column(_text("summary"))
        batch.add_column(_moment("reviewed_at"))
    with op.batch_alter_table("invitation") as batch:
        batch.add_column(sa.Column("sent_to", sa.Text()))
    with op.batch_alter_table("wish") as batch:
        _staff(batch, "wish")
        batch.add_column(sa.Column("merged_into_id", sa.Uuid()))
        batch.add_column(sa.Column("heard_kind", sa.String(32)))
        batch.add_column(sa.Column("heard_themes", sa.JSON()))
        batch.add_column(sa.Column("heard_say_back", sa.Text()))
        batch.add_column(_number("version", "1"))
        batch.create_foreign_key(
            op.f("fk_wish_merged_into_id_wish"), "wish", ["merged_into_id"], ["id"], ondelete="SET NULL"
        )
        batch.create_check_constraint(op.f("ck_wish_heard_kind"), sa.text(f"heard_kind IN ({KINDS})"))
        batch.create_index(op.f("ix_wish_merged_into_id"), ["merged_into_id"])
    with op.batch_alter_table("goal") as batch:
        _staff(batch, "goal")
        batch.add_column(_moment("closed_at"))
        batch.add_column(_number("version", "1"))
    with op.batch_alter_table("signal") as batch:
        _staff(batch, "signal")
        batch.add_column(_number("level", "0"))
        batch.add_column(_moment("due_at"))
        batch.add_column(_text("done"))
        batch.add_column(_moment("done_at"))
    op.create_table(
        "goal_change",
        sa.Column("goal_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid()),
        sa.Column("conversation_id", sa.Uuid()),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        _reference("goal_change", "goal_id", "goal", "CASCADE"),
        _reference("goal_change", "staff_id", "staff", "SET NULL"),
        _reference("goal_change", "conversation_id", "conversation", "SET NULL"),
        *_own("goal_change"),
    )
    with op.batch_alter_table("goal_change") as batch:
        batch.create_index(op.f("ix_goal_change_goal_id"), ["goal_id"])
        batch.create_index(op.f("ix_goal_change_conversation_id"), ["conversation_id"])
    op.create_table(
        "outbox",
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        _text("subject"),
        _text("body"),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        _number("tries", "0"),
        _moment("sent_at"),
        _text("failure"),
        sa.CheckConstraint("kind IN ('email', 'webhook')", name=op.f("ck_outbox_outbox_kind")),
        *_own("outbox"),
    )
    op.create_index(op.f("ix_outbox_sent_at_due_at"), "outbox", ["sent_at", "due_at"])
    op.create_table(
        "viewing",
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        _reference("viewing", "conversation_id", "conversation", "CASCADE"),
        _reference("viewing", "staff_id", "staff", "CASCADE"),
        sa.UniqueConstraint("conversation_id", "staff_id", name=op.f("uq_viewing_conversation_id_staff_id")),
        *_own("viewing"),
    )


def downgrade() -> None:
    """Doubles stand apart again; words that staff changed stay as staff left them."""
    op.drop_table("viewing")
    op.drop_table("outbox")
    op.drop_table("goal_change")
    with op.batch_alter_table("signal") as batch:
        _no_staff(batch, "signal")
        for column in ("level", "due_at", "done", "done_at"):
            batch.drop_column(column)
    with op.batch_alter_table("goal") as batch:
        _no_staff(batch, "goal")
        batch.drop_column("closed_at")
        batch.drop_column("version")
    with op.batch_alter_table("wish") as batch:
        _no_staff(batch, "wish")
        batch.drop_index(op.f("ix_wish_merged_into_id"))
        batch.drop_constraint(op.f("fk_wish_merged_into_id_wish"), type_="foreignkey")
        batch.drop_constraint(op.f("ck_wish_heard_kind"), type_="check")
        for column in ("merged_into_id", "heard_kind", "heard_themes", "heard_say_back", "version"):
            batch.drop_column(column)
    with op.batch_alter_table("invitation") as batch:
        batch.drop_column("sent_to")
    with op.batch_alter_table("conversation") as batch:
        _no_staff(batch, "conversation")
        batch.drop_column("summary")
        batch.drop_column("reviewed_at")
    with op.batch_alter_table("client") as batch:
        batch.drop_index(op.f("ix_client_stand_in_id"))
        batch.drop_index(op.f("ix_client_contact_person_id"))
        _no_staff(batch, "client")
        batch.drop_column("moves_on")
        batch.drop_column("left_on")
    with op.batch_alter_table("staff") as batch:
        batch.drop_column("ward")
