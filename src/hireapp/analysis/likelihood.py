"""The rating model given its standard deviations: restricted likelihood, gradient, solution.

    y_cjq = μ + θ_c + s_j + δ_q + γ_cj + κ_cq + ε_cjq      every effect normal, mean 0

with candidate θ, interviewer leniency s, question ease δ, impression γ of one interviewer of one
candidate, candidate by question κ, residual ε. For a candidate c let U_c = [1 | Z_interviewer |
Z_question] and D = diag(σθ², σγ²…, σκ²…), so that V_c = σε² I + U_c D U_cᵀ. With G = U_cᵀU_c,
g = U_cᵀy and the Woodbury identity

    K = U_cᵀ V_c⁻¹ U_c = (I + G D/σε²)⁻¹ G / σε²        k = U_cᵀ V_c⁻¹ y = (I + G D/σε²)⁻¹ g / σε²
    log|V_c| = n_c log σε² + log|I + G D/σε²|           yᵀV_c⁻¹y = (yᵀy − gᵀ(D/σε²) k σε²) / σε²

only G, g and yᵀy are needed: a likelihood does not grow with the number of ratings. The columns of
W = [1 | s | δ] are columns of U_c, so S = Σ WᵀV⁻¹W + diag(0, σs⁻²…, σδ⁻²…) and b = ΣWᵀV⁻¹y are sums
of entries of K and k. With β̂ = S⁻¹b and S = LLᵀ

    ℓ = −½ [Σ log|V_c| + log|S| + J log σs² + Q log σδ² + ΣyᵀV⁻¹y − bᵀβ̂ + (N−1) log 2π]
    2 ∂ℓ/∂log σk² = E[Σu_k² | y]/σk² − n_k,   and the sum of these over all k (σε included)
                    is ΣyᵀV⁻¹y − bᵀβ̂ − (N−1)

Sources: Patterson & Thompson (1971), Biometrika 58, 545-554 (restricted likelihood); Henderson's
mixed-model equations in Searle, Casella & McCulloch (1992), Variance Components, ch. 7-8.

Everything takes many settings of the standard deviations at once: the first axis, M long.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import log, pi

import numpy as np

from hireapp.analysis.ratings import FloatArray
from hireapp.analysis.sufficient import Component, Statistics, sums

CHUNK = 200_000
"""How many numbers of K are held at once, which bounds the memory."""
_SMALL = 16


@dataclass(frozen=True, slots=True, eq=False)
class Solved:
    """The model solved at M settings of the standard deviations.

    `precision` is K (M × C × p × p), `pull` is k (M × C × p), `beta` is β̂ (M × width), `root` is
    L⁻¹ (M × width × width), so that S⁻¹ = rootᵀ·root; `log_likelihood` is ℓ.
    """

    statistics: Statistics
    sigmas: FloatArray
    precision: FloatArray
    pull: FloatArray
    beta: FloatArray
    root: FloatArray
    misfit: FloatArray
    log_likelihood: FloatArray


def chunks(statistics: Statistics, sigmas: FloatArray) -> Iterator[Solved]:
    """Solve at all settings, a few at a time."""
    step = max(1, CHUNK // statistics.gram.size)
    for start in range(0, len(sigmas), step):
        yield solve(statistics, sigmas[start : start + step])


def solve(statistics: Statistics, sigmas: FloatArray) -> Solved:
    """Solve the model; `sigmas` is M × 6 in the order of `Component`.

    σ of γ and κ may be zero; those of interviewers and questions may not.
    """
    variances = sigmas**2
    precision, pull, squares, logs = _whiten(statistics, sigmas)
    normal = _scatter_square(statistics, precision)
    diagonal = np.arange(statistics.width)
    normal[:, diagonal, diagonal] += _prior_precision(statistics, variances)
    side = scatter(statistics, pull).sum(axis=1)
    lower = np.linalg.cholesky(normal)
    root = _inverse_of_lower(np.asarray(lower, dtype=np.float64))
    half = np.einsum("mij,mj->mi", root, side)
    beta = np.einsum("mij,mi->mj", root, half)
    misfit = squares - (half**2).sum(axis=1)
    logs += 2 * np.log(lower[:, diagonal, diagonal]).sum(axis=1)
    logs += statistics.interviewers * np.log(variances[:, Component.INTERVIEWER])
    logs += statistics.questions * np.log(variances[:, Component.QUESTION])
    return Solved(
        statistics=statistics,
        sigmas=sigmas,
        precision=precision,
        pull=pull,
        beta=beta,
        root=root,
        misfit=misfit,
        log_likelihood=-0.5 * (logs + misfit + (statistics.size - 1) * log(2 * pi)),
    )


def _whiten(
    statistics: Statistics, sigmas: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """K, k, ΣyᵀV⁻¹y and Σ log|V_c|.

    ZᵀZ is diagonal, so the questions go first, without any matrix to invert. With X the other
    columns of U_c, Δ their variances over σε², ρ = σκ²/σε² and f = 1/(1 + ρ n_q):

        M = XᵀX − XᵀZ ρf ZᵀX    N = XᵀZ f    m = Xᵀy − XᵀZ ρf Zᵀy    A = (I + M Δ)⁻¹
        σε² K = [A M, A N; ·, diag(n f) − Nᵀ Δ A N]    σε² k = [A m, f Zᵀy − Nᵀ Δ A m]
        σε² yᵀV⁻¹y = yᵀy − Σ ρ f (Zᵀy)² − mᵀ Δ A m
        log|V_c| = n_c log σε² + Σ log(1 + ρ n_q) + log|I + M Δ|
    """
    head = 1 + statistics.slots
    noise = sigmas[:, Component.RESIDUAL, None, None] ** 2
    ratio = (sigmas[:, Component.CANDIDATE_QUESTION, None, None] ** 2) / noise
    delta = spreads(statistics, sigmas)[:, None, :head] / noise
    asked = np.diagonal(statistics.gram, axis1=1, axis2=2)[:, head:]
    answers, others = statistics.projected[:, head:], statistics.projected[:, :head]
    cross = statistics.gram[:, :head, head:]
    share = 1.0 / (1.0 + ratio * asked)

    across = cross * share[:, :, None, :]
    inner = statistics.gram[:, :head, :head] - ratio[..., None] * (
        across @ np.swapaxes(cross, 1, 2)
    )
    drawn = others - ratio * (across @ answers[:, :, None])[..., 0]
    system = np.eye(head) + inner * delta[:, :, None, :]
    unmix = np.linalg.inv(system) / noise[..., None]
    sloped = unmix @ across
    reached = (unmix @ drawn[..., None])[..., 0]
    weighed = np.swapaxes(across * delta[..., None], 2, 3)

    precision = np.empty((*delta.shape[:1], *statistics.gram.shape))
    precision[..., :head, :head] = unmix @ inner
    precision[..., :head, head:] = sloped
    precision[..., head:, :head] = np.swapaxes(sloped, 2, 3)
    np.negative(weighed @ sloped, out=precision[..., head:, head:])
    place = np.arange(head, precision.shape[-1])
    precision[..., place, place] += asked * share / noise
    drop = (weighed @ reached[..., None])[..., 0]
    pull = np.concatenate((reached, answers * share / noise - drop), axis=2)
    asking = (ratio * share * answers**2).sum(axis=(1, 2))
    squares = (statistics.squares.sum() - asking) / noise[:, 0, 0]
    squares -= (drawn * delta * reached).sum(axis=(1, 2))
    logs = np.linalg.slogdet(system)[1].sum(axis=1) - np.log(share).sum(axis=(1, 2))
    logs += statistics.size * np.log(noise[:, 0, 0])
    return precision, pull, squares, logs


def _inverse_of_lower(lower: FloatArray) -> FloatArray:
    """L⁻¹ by halves: [A 0; B C]⁻¹ = [A⁻¹ 0; −C⁻¹ B A⁻¹ C⁻¹].

    NumPy's own inverse of a matrix beyond about a hundred rows starts threads, which on a busy
    machine wait for each other a hundred times longer than the work takes.
    """
    size = lower.shape[-1]
    if size <= _SMALL:
        return np.asarray(np.linalg.inv(lower), dtype=np.float64)
    half = size // 2
    inverse = np.zeros_like(lower)
    first = _inverse_of_lower(lower[:, :half, :half])
    last = _inverse_of_lower(lower[:, half:, half:])
    inverse[:, :half, :half], inverse[:, half:, half:] = first, last
    inverse[:, half:, :half] = -(last @ lower[:, half:, :half] @ first)
    return inverse


def spreads(statistics: Statistics, sigmas: FloatArray) -> FloatArray:
    """The diagonal of D, M × p."""
    variances = sigmas**2
    return np.concatenate(
        (
            variances[:, [Component.CANDIDATE]],
            np.repeat(variances[:, [Component.HALO]], statistics.slots, axis=1),
            np.repeat(variances[:, [Component.CANDIDATE_QUESTION]], statistics.questions, axis=1),
        ),
        axis=1,
    )


def gradient(solved: Solved) -> FloatArray:
    """∂ℓ/∂log σ of the six standard deviations, M × 6."""
    statistics, variances = solved.statistics, solved.sigmas**2
    rest, shrinkage = conditional(solved)
    gain = spreads(statistics, solved.sigmas) * (rest**2 - shrinkage).sum(axis=1)
    halo_end = 1 + statistics.slots
    second = solved.beta**2 + (solved.root**2).sum(axis=1)
    ask = 1 + statistics.interviewers
    result = np.empty_like(solved.sigmas)
    result[:, Component.CANDIDATE] = gain[:, 0]
    result[:, Component.HALO] = gain[:, 1:halo_end].sum(axis=1)
    result[:, Component.CANDIDATE_QUESTION] = gain[:, halo_end:].sum(axis=1)
    result[:, Component.INTERVIEWER] = (
        second[:, 1:ask].sum(axis=1) / variances[:, Component.INTERVIEWER] - statistics.interviewers
    )
    result[:, Component.QUESTION] = (
        second[:, ask:-1].sum(axis=1) / variances[:, Component.QUESTION] - statistics.questions
    )
    total = solved.misfit - (statistics.size - 1)
    result[:, Component.RESIDUAL] = total - result[:, : Component.RESIDUAL].sum(axis=1)
    return result


def conditional(solved: Solved) -> tuple[FloatArray, FloatArray]:
    """What the effects in U_c need: r = k − K β̂ and K_ii − (K S⁻¹ K)_ii, each M × C × p.

    An effect of variance σ² then has the posterior mean σ² r and variance σ² − σ⁴ (second).
    """
    at_columns = solved.beta[:, solved.statistics.columns]
    rest = solved.pull - (solved.precision @ at_columns[..., None])[..., 0]
    known = ((solved.precision @ inverse_normal(solved)) * solved.precision).sum(axis=3)
    return rest, np.diagonal(solved.precision, axis1=2, axis2=3) - known


def inverse_normal(solved: Solved) -> FloatArray:
    """S⁻¹ at the columns of each candidate: M × C × p × p."""
    columns = solved.statistics.columns
    inverse = np.swapaxes(solved.root, 1, 2) @ solved.root
    return inverse[:, columns[:, :, None], columns[:, None, :]]


def _prior_precision(statistics: Statistics, variances: FloatArray) -> FloatArray:
    count = len(variances)
    return np.concatenate(
        (
            np.zeros((count, 1)),
            np.repeat(1 / variances[:, [Component.INTERVIEWER]], statistics.interviewers, axis=1),
            np.repeat(1 / variances[:, [Component.QUESTION]], statistics.questions, axis=1),
            np.ones((count, 1)),
        ),
        axis=1,
    )


def _scatter_square(statistics: Statistics, precision: FloatArray) -> FloatArray:
    """Σ over candidates of K, each entry at its place in WᵀV⁻¹W: M × width × width."""
    width, columns = statistics.width, statistics.columns
    cells = (columns[:, :, None] * width + columns[:, None, :]).ravel()
    found = [sums(cells, one.ravel(), width * width) for one in precision]
    return np.stack(found).reshape(len(precision), width, width)


def scatter(statistics: Statistics, values: FloatArray) -> FloatArray:
    """Values by column of U_c (M × C × p) put at their places in W: M × C × width."""
    spread = np.zeros((*values.shape[:2], statistics.width))
    places = np.broadcast_to(statistics.columns, values.shape)
    np.put_along_axis(spread, places, values, axis=2)
    return spread
