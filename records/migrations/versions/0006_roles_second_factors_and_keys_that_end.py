"""The manager's role, second factors, single sign-on, keys that end, opening in an emergency"""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

BEFORE = "'contact_person', 'team_lead', 'activity_coordinator', 'appointed_officer', 'administrator'"
NOW = "'contact_person', 'team_lead', 'activity_coordinator', 'appointed_officer', 'manager', 'administrator'"
EARLIER_SCOPES = ["conversations:read", "conversations:write"]  # what a key could do before
EARLIER_ENDS = timedelta(days=90)  # when keys end that had no end


def _own(table: str) -> tuple[sa.Column[object], sa.Column[object], sa.PrimaryKeyConstraint]:
    return (
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _gone_with(table: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [f"{other}_id"], [f"{other}.id"], name=op.f(f"fk_{table}_{other}_id_{other}"), ondelete="CASCADE"
    )


def _roles(allowed: str) -> None:
    with op.batch_alter_table("staff") as batch:
        batch.drop_constraint(op.f("ck_staff_role"), type_="check")
        batch.create_check_constraint(op.f("ck_staff_role"), sa.text(f"role IN ({allowed})"))


def upgrade() -> None:
    _roles(NOW)
    with op.batch_alter_table("staff") as batch:
        batch.add_column(sa.Column("first_password", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch.add_column(sa.Column("totp_secret", sa.Text()))
        batch.add_column(sa.Column("totp_step", sa.Integer(), server_default="0", nullable=False))
        batch.add_column(sa.Column("oidc_subject", sa.Text()))
        batch.create_unique_constraint(op.f("uq_staff_oidc_subject"), ["oidc_subject"])
    with op.batch_alter_table("staff_session") as batch:
        batch.add_column(sa.Column("half", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch.add_column(sa.Column("device", sa.Text(), server_default="", nullable=False))
    with op.batch_alter_table("api_token") as batch:
        batch.add_column(sa.Column("name", sa.Text(), server_default="", nullable=False))
        batch.add_column(sa.Column("scopes", sa.JSON()))
        batch.add_column(sa.Column("expires_at", sa.DateTime(timezone=True)))
        batch.add_column(sa.Column("used_at", sa.DateTime(timezone=True)))
    token = sa.table(
        "api_token", sa.column("scopes", sa.JSON()), sa.column("expires_at", sa.DateTime(timezone=True))
    )
    ends = datetime.now(UTC) + EARLIER_ENDS
    op.execute(token.update().values(scopes=EARLIER_SCOPES, expires_at=ends))
    with op.batch_alter_table("api_token") as batch:
        batch.alter_column("scopes", existing_type=sa.JSON(), nullable=False)
        batch.alter_column("expires_at", existing_type=sa.DateTime(timezone=True), nullable=False)
    op.create_table(
        "recovery_code",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True)),
        _gone_with("recovery_code", "staff"),
        *_own("recovery_code"),
    )
    op.create_index(op.f("ix_recovery_code_staff_id"), "recovery_code", ["staff_id"])
    op.create_table(
        "emergency_access",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        _gone_with("emergency_access", "staff"),
        _gone_with("emergency_access", "client"),
        *_own("emergency_access"),
    )
    op.create_index(op.f("ix_emergency_access_staff_id"), "emergency_access", ["staff_id"])
    op.create_index(op.f("ix_emergency_access_client_id"), "emergency_access", ["client_id"])
    op.create_table(
        "emergency_seen",
        sa.Column("emergency_access_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        _gone_with("emergency_seen", "emergency_access"),
        _gone_with("emergency_seen", "staff"),
        sa.UniqueConstraint(
            "emergency_access_id", "staff_id", name=op.f("uq_emergency_seen_emergency_access_id_staff_id")
        ),
        *_own("emergency_seen"),
    )
    op.create_index(op.f("ix_emergency_seen_staff_id"), "emergency_seen", ["staff_id"])


def downgrade() -> None:
    """Who was a manager becomes an activity coordinator, who sees no more than may be shared."""
    op.drop_table("emergency_seen")
    op.drop_table("emergency_access")
    op.drop_table("recovery_code")
    with op.batch_alter_table("api_token") as batch:
        for column in ("name", "scopes", "expires_at", "used_at"):
            batch.drop_column(column)
    with op.batch_alter_table("staff_session") as batch:
        batch.drop_column("half")
        batch.drop_column("device")
    with op.batch_alter_table("staff") as batch:
        batch.drop_constraint(op.f("uq_staff_oidc_subject"), type_="unique")
        for column in ("first_password", "totp_secret", "totp_step", "oidc_subject"):
            batch.drop_column(column)
    op.execute("UPDATE staff SET role = 'activity_coordinator', active = false WHERE role = 'manager'")
    _roles(BEFORE)
