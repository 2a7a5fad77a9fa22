"""Pictures for print: SVG to PNG, through the extra `png`."""

from __future__ import annotations

from factrecon.errors import MissingExtra


def png(svg: str, *, scale: float = 2.0) -> bytes:
    """An SVG picture of this package as PNG; `scale` is in pixels per picture unit, 0.1 to 10.

    Raises MissingExtra without the extra `png` (CairoSVG and the system's cairo).
    """
    try:
        import cairosvg  # type: ignore[import-untyped, unused-ignore]
    except (ImportError, OSError) as missing:  # OSError: the package is there, the system's library is not
        raise MissingExtra("a picture as PNG", "png") from missing
    made: bytes = cairosvg.svg2png(bytestring=svg.encode("utf-8", "replace"), scale=min(10.0, max(0.1, scale)))
    return made
