"""The dumb-rules register, and practice on sample answers."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "dumb_rules",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("harm", sa.Text(), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("candidate_id", sa.String(length=32), nullable=True),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("noted_at", sa.DateTime(), nullable=False),
        sa.Column("fate", sa.String(length=20), nullable=True),
        sa.Column("leader", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidates.id"],
            name=op.f("fk_dumb_rules_candidate_id_candidates"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_dumb_rules_person_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dumb_rules")),
    )
    op.create_index(op.f("ix_dumb_rules_candidate_id"), "dumb_rules", ["candidate_id"])
    op.create_table(
        "calibrations",
        sa.Column("opening_id", sa.String(length=32), nullable=False),
        sa.Column("samples", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["opening_id"], ["openings.id"], name=op.f("fk_calibrations_opening_id_openings")
        ),
        sa.PrimaryKeyConstraint("opening_id", name=op.f("pk_calibrations")),
    )
    op.create_table(
        "calibration_sheets",
        sa.Column("opening_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["opening_id"],
            ["calibrations.opening_id"],
            name=op.f("fk_calibration_sheets_opening_id_calibrations"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_calibration_sheets_person_id_people")
        ),
        sa.PrimaryKeyConstraint("opening_id", "person_id", name=op.f("pk_calibration_sheets")),
    )
    op.create_table(
        "calibration_ratings",
        sa.Column("opening_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("sample", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "score BETWEEN 1 AND 5", name=op.f("ck_calibration_ratings_score_on_scale")
        ),
        sa.ForeignKeyConstraint(
            ["opening_id"],
            ["calibrations.opening_id"],
            name=op.f("fk_calibration_ratings_opening_id_calibrations"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_calibration_ratings_person_id_people")
        ),
        sa.PrimaryKeyConstraint(
            "opening_id", "person_id", "sample", name=op.f("pk_calibration_ratings")
        ),
    )
