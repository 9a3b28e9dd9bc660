"""The equal-treatment ledger and what was agreed with candidates beforehand."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

ID = sa.String(length=32)
KEY = sa.String(length=200)


def of_scorecard(name: str, *columns: "sa.Column[Any]", keys: tuple[str, ...] = ()) -> None:
    op.create_table(
        name,
        sa.Column("scorecard_id", ID, nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["scorecard_id"],
            ["scorecards.id"],
            name=op.f(f"fk_{name}_scorecard_id_scorecards"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("scorecard_id", *keys, name=op.f(f"pk_{name}")),
    )


def upgrade() -> None:
    op.create_table(
        "arrangements",
        sa.Column("candidate_id", ID, nullable=False),
        sa.Column("extra_minutes", sa.Integer(), nullable=False),
        sa.Column("adjustments", sa.Text(), nullable=False),
        sa.Column("background", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidates.id"],
            name=op.f("fk_arrangements_candidate_id_candidates"),
        ),
        sa.PrimaryKeyConstraint("candidate_id", name=op.f("pk_arrangements")),
    )
    of_scorecard(
        "preparations",
        sa.Column("screen_seen", sa.Boolean(), nullable=False),
        sa.Column("prepared_at", sa.DateTime(), nullable=False),
    )
    of_scorecard(
        "step_times",
        sa.Column("step_id", KEY, nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=True),
        keys=("step_id",),
    )
    of_scorecard(
        "marks",
        sa.Column("question_id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        keys=("question_id", "kind", "place"),
    )
    of_scorecard(
        "off_kit_questions",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("after_id", KEY, nullable=True),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        keys=("sequence",),
    )
    of_scorecard(
        "background_openings",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        keys=("sequence",),
    )
