"""The types of the arrays that analysis works with."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]
Integers = NDArray[np.int64]
Floats = NDArray[np.float32]
