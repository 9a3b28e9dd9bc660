"""Numbers only: the rating model and the agreement measures, imported where they are needed."""

import os

# The matrices are small: threads of the linear algebra gain nothing here, and on a busy machine
# they wait for each other. Must be said before NumPy is loaded; who says otherwise is heeded.
if "OMP_NUM_THREADS" not in os.environ:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
