"""Consensus ratings, debriefs, who opened the evidence, decisions, and service levels."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    levels = (("genuine_from", "2.5"), ("super_from", "3.75"))
    for name, usual in levels:
        column = sa.Column(name, sa.Float(), nullable=False, server_default=usual)
        op.add_column("openings", column)
    op.create_table(
        "consensus",
        sa.Column("candidate_id", sa.String(length=32), nullable=False),
        sa.Column("question_id", sa.String(length=200), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("noted_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("score BETWEEN 1 AND 5", name=op.f("ck_consensus_score_on_scale")),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates.id"], name=op.f("fk_consensus_candidate_id_candidates")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_consensus_person_id_people")
        ),
        sa.PrimaryKeyConstraint("candidate_id", "question_id", name=op.f("pk_consensus")),
    )
    op.create_table(
        "debriefs",
        sa.Column("candidate_id", sa.String(length=32), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates.id"], name=op.f("fk_debriefs_candidate_id_candidates")
        ),
        sa.PrimaryKeyConstraint("candidate_id", name=op.f("pk_debriefs")),
    )
    op.create_table(
        "evidence_openings",
        sa.Column("candidate_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"],
            ["candidates.id"],
            name=op.f("fk_evidence_openings_candidate_id_candidates"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_evidence_openings_person_id_people")
        ),
        sa.PrimaryKeyConstraint("candidate_id", "person_id", name=op.f("pk_evidence_openings")),
    )
    op.create_table(
        "decisions",
        sa.Column("candidate_id", sa.String(length=32), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("attitudes", sa.Text(), nullable=False),
        sa.Column("alternatives", sa.Text(), nullable=False),
        sa.Column("exceptions", sa.Text(), nullable=False),
        sa.Column("signatories", sa.Text(), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates.id"], name=op.f("fk_decisions_candidate_id_candidates")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_decisions_person_id_people")
        ),
        sa.PrimaryKeyConstraint("candidate_id", "sequence", name=op.f("pk_decisions")),
    )
