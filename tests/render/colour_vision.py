"""How a colour looks to somebody who is colour-blind, and how far two colours are apart.

The matrices are those of G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A Physiologically-based
Model for Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics
15 (6), 2009, for a severity of 1.0; they are applied to linear RGB. A distance is the Euclidean one in OKLab.
"""

import math

from pmo_design.model.colour import linear, to_oklab

Matrix = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]

SIMULATIONS: dict[str, Matrix] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def seen(colour: str, vision: str) -> tuple[float, float, float]:
    """Return the OKLab lightness, a and b of a colour as it looks to that kind of vision."""
    red, green, blue = linear(colour)
    rows = [r * red + g * green + b * blue for r, g, b in SIMULATIONS[vision]]
    one, two, three = (min(1.0, max(0.0, value)) for value in rows)
    return to_oklab((one, two, three))


def distance(one: str, other: str, vision: str) -> float:
    """Return how far apart two colours look to that kind of vision; 0.02 is just noticeable side by side."""
    return math.dist(seen(one, vision), seen(other, vision))
