"""Pictures of a report, drawn as SVG: each is a function of the JSON report, or of one of its questions.

They stand alone, or inside the HTML page, whose style sheet recolours them for dark screens.
"""

from __future__ import annotations

from factrecon.reports.pictures.claim_graph import draw as claim_graph
from factrecon.reports.pictures.matrix import draw as matrix
from factrecon.reports.pictures.png import png
from factrecon.reports.pictures.timeline import draw as timeline
from factrecon.reports.pictures.trapezoids import draw as trapezoids
from factrecon.reports.pictures.waterfall import draw as waterfall

__all__ = ["claim_graph", "matrix", "png", "timeline", "trapezoids", "waterfall"]
