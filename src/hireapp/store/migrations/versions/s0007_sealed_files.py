"""Keys of openings and seats, what was taken from sealed files, kits held for interviews."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def _belongs_to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete="CASCADE")


def upgrade() -> None:
    op.create_table(
        "opening_keys",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("opening_id", sa.String(length=32), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("public", sa.String(length=64), nullable=False),
        sa.Column("locked", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        _belongs_to("opening_keys", "opening_id", "openings"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening_keys")),
    )
    op.create_table(
        "sent_kits",
        sa.Column("signing_key", sa.String(length=64), nullable=False),
        sa.Column("seat_id", sa.String(length=32), nullable=False),
        sa.Column("issue", sa.Integer(), nullable=False),
        sa.Column("kit_id", sa.String(length=32), nullable=False),
        sa.Column("kit_hash", sa.String(length=64), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=False),
        _belongs_to("sent_kits", "seat_id", "seats"),
        _belongs_to("sent_kits", "kit_id", "kits"),
        sa.PrimaryKeyConstraint("signing_key", name=op.f("pk_sent_kits")),
        sa.UniqueConstraint("seat_id", "issue", name=op.f("uq_sent_kits_seat_id")),
    )
    op.create_table(
        "taken_scorecards",
        sa.Column("seat_id", sa.String(length=32), nullable=False),
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("candidate_id", sa.String(length=32), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("taken_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("seat_id", "sequence", name=op.f("pk_taken_scorecards")),
    )
    op.create_index(op.f("ix_taken_scorecards_candidate_id"), "taken_scorecards", ["candidate_id"])
    op.create_table(
        "held_kits",
        sa.Column("opening_id", sa.String(length=32), nullable=False),
        sa.Column("seat_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("panel", sa.Integer(), nullable=False),
        sa.Column("issue", sa.Integer(), nullable=False),
        sa.Column("opening_key", sa.String(length=64), nullable=False),
        sa.Column("signing_key", sa.String(length=64), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        _belongs_to("held_kits", "opening_id", "openings"),
        _belongs_to("held_kits", "seat_id", "seats"),
        sa.PrimaryKeyConstraint("opening_id", name=op.f("pk_held_kits")),
    )
    op.create_table(
        "held_kit_hashes",
        sa.Column("kit_id", sa.String(length=32), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        _belongs_to("held_kit_hashes", "kit_id", "kits"),
        sa.PrimaryKeyConstraint("kit_id", name=op.f("pk_held_kit_hashes")),
    )
