"""Curves as SVG, with both axes logarithmic."""
import math

WIDTH, HEIGHT, LEFT, TOP = 360, 250, 58, 34
COLORS = ["#b3261e", "#1b5e9b", "#2e7d32", "#8a5a00", "#6a3d9a"]


def label(value):
    for unit, name in ((1e6, "M"), (1e3, "k")):
        if value >= unit:
            return f"{value / unit:g}{name}"
    return f"{value:g}"


def powers(values):
    return [10.0 ** power for power in range(math.floor(math.log10(min(values))), math.ceil(math.log10(max(values))) + 1)]


def panel(title, curves, x0, y0):
    xs = [x for curve in curves.values() for x, _ in curve]
    ys = [y for curve in curves.values() for _, y in curve]
    ticks = powers(ys)
    low, high = math.log10(min(xs)), math.log10(max(xs)) if max(xs) > min(xs) else math.log10(min(xs)) + 1
    place_x = lambda x: x0 + LEFT + (math.log10(x) - low) / (high - low) * (WIDTH - LEFT - 110)
    place_y = lambda y: y0 + HEIGHT - 34 - (math.log10(y) - math.log10(ticks[0])) / (len(ticks) - 1 or 1) * (HEIGHT - TOP - 44)
    yield f'<text x="{x0 + 10}" y="{y0 + 20}" font-weight="bold">{title}</text>'
    for tick in ticks:
        y = place_y(tick)
        yield f'<path d="M{x0 + LEFT} {y:.1f}H{x0 + WIDTH - 110}" stroke="#ccc"/><text x="{x0 + LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{label(tick)}</text>'
    for x in sorted(set(xs)):
        yield f'<text x="{place_x(x):.1f}" y="{y0 + HEIGHT - 14}" text-anchor="middle" font-size="10">{label(float(f"{x:.2g}"))}</text>'
    names = sorted(curves, key=lambda name: -curves[name][-1][1])
    free = y0 + TOP
    for name in names:
        color = COLORS[list(curves).index(name) % len(COLORS)]
        points = " ".join(f"{place_x(x):.1f},{place_y(y):.1f}" for x, y in curves[name])
        yield f'<polyline points="{points}" fill="none" stroke="{color}" stroke-width="2"/>'
        yield from (f'<circle cx="{place_x(x):.1f}" cy="{place_y(y):.1f}" r="3" fill="{color}"/>' for x, y in curves[name])
        free = max(free + 14, place_y(curves[name][-1][1]) + 4)
        yield f'<text x="{x0 + WIDTH - 104}" y="{free:.1f}" fill="{color}" font-size="11">{name}</text>'


def plot(panels):
    """Panels of a title and its curves, a name to a list of points each; two side by side."""
    rows = (len(panels) + 1) // 2
    marks = [mark for i, (title, curves) in enumerate(panels)
             for mark in panel(title, curves, i % 2 * WIDTH, i // 2 * HEIGHT)]
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{2 * WIDTH}" height="{rows * HEIGHT}" font-family="sans-serif" font-size="12">'
            f'<rect width="100%" height="100%" fill="#fff"/>\n' + "\n".join(marks) + "\n</svg>\n")
