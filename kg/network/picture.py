"""The picture of a store: who named whom, relied on what, and which other law stood beside it.

Drawn by matplotlib without a screen. The same letters and the same matplotlib give the same bytes:
places are fixed, and the files tell no time.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.errors import KgError, MissingPackage
from kg.network.layout import KINDS, Layout, Line, Plate, layout
from kg.network.tally import AUTHORITY, BODY, EXEMPTION, PROVISION, Tally

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_COLOURS: Final = dict(zip(KINDS, ("#8e5ea2", "#1f5fa8", "#c8501e", "#2e7d4f"), strict=True))
_HEADINGS: Final = {
    BODY: "Bodies named",
    AUTHORITY: "Authorities",
    EXEMPTION: "Exemptions relied on",
    PROVISION: "Other provisions cited",
}
_GROUPS: Final = (
    *("#4878a8", "#d98032", "#5a9a4a", "#b55d60", "#7f6bb0"),
    *("#8c6d5a", "#c77fb5", "#6fa8a0", "#a59a3c", "#5f7f9f"),
)
_DASHED: Final = (0, (3, 2))
_LEAST: Final = 0.6  # inches in which the beginning of a title still says something
_ACROSS: Final = "#b9bec6"  # lines from one community to another
_INK, _FAINT = "#20242b", "#8a919c"
_MARGIN: Final = (0.5, 1.15, 0.6)  # inches at the sides, above, below
_DOTS: Final = 130  # to the inch
_DATES: Final = {".png": {}, ".svg": {"Date": None}, ".pdf": {"CreationDate": None}}
"""What keeps the time out of a file of each kind."""


def draw(count: Tally, path: Path) -> None:
    """Draw the network to a .png, .svg or .pdf file.

    KgError where the file is of another kind or no letter relies on an exemption; MissingPackage
    where matplotlib is not installed.
    """
    kind = path.suffix.lower()
    if kind not in _DATES:
        raise KgError(f"{path}: pictures end in one of {', '.join(_DATES)}")
    try:
        from matplotlib import rc_context
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError:
        raise MissingPackage("matplotlib", extra="analyse") from None
    found = layout(count)
    if not found.lines:
        raise KgError("there is nothing to draw: no letter of an authority relies on an exemption")
    with rc_context({"svg.hashsalt": "kg", "svg.fonttype": "none", "font.family": "DejaVu Sans"}):
        side, above, below = _MARGIN
        size = (found.width + 2 * side, found.height + above + below)
        figure = Figure(figsize=size, dpi=_DOTS, facecolor="white")
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(-side, found.width + side), ylim=(found.height + below, -above))
        axes.axis("off")
        for line in found.lines:
            _line(axes, line)
        for plate in found.plates:
            _plate(axes, plate)
        _headings(axes, found, len(count.letters))
        _legend(axes)
        path.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(path, metadata=_DATES[kind])


def _headings(axes: "Axes", found: Layout, letters: int) -> None:
    """What the picture shows, and over each column how much of what there is."""
    title = f"Who refuses what: {letters:,} letters of {found.of[AUTHORITY]:,} authorities"
    axes.text(0, -0.88, title, fontsize=16, fontweight="bold", color=_INK, va="center")
    for plate in {plate.kind: plate for plate in reversed(found.plates)}.values():
        shown, of = found.shown[plate.kind], found.of[plate.kind]
        text = f"{_HEADINGS[plate.kind]}  ({shown if shown == of else f'{shown} of {of}'})"
        look: dict[str, Any] = {"fontweight": "bold", "color": _COLOURS[plate.kind]}
        axes.text(plate.left, -0.42, text, fontsize=11, va="center", **look)


def _legend(axes: "Axes") -> None:
    from matplotlib.lines import Line2D

    samples = (
        Line2D([], [], color=_GROUPS[0], lw=3, label="within one community (a colour for each)"),
        Line2D([], [], color=_ACROSS, lw=3, label="from one community to another"),
        Line2D([], [], color=_INK, lw=1.1, ls=_DASHED, label="close likes in two regimes"),
        Line2D([], [], color=_FAINT, lw=0.7, label="one letter"),
        Line2D([], [], color=_FAINT, lw=_thick(5), label="five letters; the number at a name: all"),
    )
    axes.legend(
        handles=samples,
        loc="lower left",
        bbox_to_anchor=(_MARGIN[0], 0.1),
        bbox_transform=axes.figure.dpi_scale_trans,
        ncols=len(samples),
        frameon=False,
        fontsize=9,
        borderpad=0,
        borderaxespad=0,
    )


def _line(axes: "Axes", line: Line) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path as Curve

    one, other = line.source, line.target
    curve = [Curve.MOVETO, Curve.CURVE4, Curve.CURVE4, Curve.CURVE4]
    if line.like:
        start, end = (one.right, one.y), (other.right, other.y)
        bulge = one.right + min(0.25 + 0.09 * abs(one.y - other.y), 1.2)
        points = [start, (bulge, one.y), (bulge, other.y), end]
        look: dict[str, Any] = {"ls": _DASHED, "lw": 1.1, "ec": _INK}
    else:
        start, end = (one.right, one.y), (other.left, other.y)
        middle = (start[0] + end[0]) / 2
        points = [start, (middle, one.y), (middle, other.y), end]
        look = {"lw": _thick(line.letters), "ec": _colour(line), "alpha": 0.7}
    axes.add_patch(PathPatch(Curve(points, curve), fc="none", capstyle="round", **look))


def _thick(letters: int) -> float:
    """The width of a line, in points."""
    return min(0.7 + 0.8 * (letters - 1), 5.0)


def _colour(line: Line) -> str:
    """That of the community both ends are in; a body or a provision goes with its neighbour."""
    groups = {plate.group for plate in (line.source, line.target) if plate.group is not None}
    return _GROUPS[groups.pop() % len(_GROUPS)] if len(groups) == 1 else _ACROSS


def _plate(axes: "Axes", plate: Plate) -> None:
    from matplotlib.patches import Circle

    radius = min(0.045 + 0.012 * plate.letters**0.7, 0.125)
    axes.add_patch(Circle((plate.left + 0.14, plate.y), radius, fc=_COLOURS[plate.kind], ec="none"))
    named = plate.kind in (EXEMPTION, PROVISION)
    left, end = plate.left + 0.32, plate.right - 0.45
    weight = "bold" if named and plate.title else "normal"
    left = 0.1 + _text(axes, (left, plate.y), plate.name, end, weight=weight)
    if named and plate.title and end - left > _LEAST:
        _text(axes, (left, plate.y), plate.title, end, colour=_FAINT)
    look: dict[str, Any] = {"ha": "right", "va": "center", "color": _INK}
    axes.text(plate.right - 0.08, plate.y, f"{plate.letters}", fontsize=8, **look)


def _text(
    axes: "Axes",
    at: tuple[float, float],
    text: str,
    end: float,
    *,
    weight: str = "normal",
    colour: str = _INK,
) -> float:
    """Write a text, cut where it would go beyond an end; gives where it ends."""
    look: dict[str, Any] = {"fontsize": 9, "fontweight": weight, "color": colour, "va": "center"}
    written = axes.text(*at, text, **look)
    while (right := at[0] + _width(axes, written)) > end and len(text) > 1:
        text = text[:-1].rstrip(" ,(")
        written.set_text(f"{text}…")
    return right


def _width(axes: "Axes", written: Any) -> float:
    """How wide a text is, in inches."""
    dots = axes.figure.dpi
    return float(written.get_window_extent(dpi=dots).width / dots)
