"""Makes coastlines.tsv and boundaries.tsv from the npm package world-atlas (Natural Earth shapes as TopoJSON, 1:50 million).

usage: npm pack world-atlas@2.0.2 && tar -xzf world-atlas-2.0.2.tgz && python3 data/maps/world-atlas.py package data/maps
"""
import json
import sys
from pathlib import Path

TOLERANCE = 0.025  # degrees: what is nearer to a straight line is left out
LEAST_RING = 0.06  # degrees: smaller islands are left out


def arcs_of(topology):
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        yield points


def simplified(points):
    """Douglas and Peucker's, without recursion."""
    keep = {0, len(points) - 1}
    parts = [(0, len(points) - 1)]
    while parts:
        first, last = parts.pop()
        (ax, ay), (bx, by) = points[first], points[last]
        dx, dy = bx - ax, by - ay
        length = (dx * dx + dy * dy) ** 0.5
        far, most = -1, TOLERANCE
        for i in range(first + 1, last):
            px, py = points[i]
            away = abs(dx * (ay - py) - (ax - px) * dy) / length if length else ((px - ax) ** 2 + (py - ay) ** 2) ** 0.5
            if away > most:
                far, most = i, away
        if far > 0:
            keep.add(far)
            parts += [(first, far), (far, last)]
    return [points[i] for i in sorted(keep)]


def line(points):
    """Hundredths of a degree: the first point, then steps."""
    whole = [(round(x * 100), round(y * 100)) for x, y in points]
    steps = [whole[0]] + [(b[0] - a[0], b[1] - a[1]) for a, b in zip(whole, whole[1:]) if a != b]
    return " ".join(f"{x},{y}" for x, y in steps)


def write(path, title, rows):
    text = "# columns: points\n" + "".join(f"# {t}\n" for t in title) + "".join(r + "\n" for r in rows)
    path.write_text(text, encoding="utf-8")
    print(path, len(rows), "lines,", len(text), "bytes")


def stitched(arcs, numbers):
    ring = []
    for n in numbers:
        points = arcs[n] if n >= 0 else arcs[~n][::-1]
        ring += points[1:] if ring else points
    return ring


def rings(geometry):
    if geometry["type"] == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from rings(part)
    elif geometry["type"] == "Polygon":
        yield from geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        for polygon in geometry["arcs"]:
            yield from polygon


def unwrapped(ring):
    """The package joins what lies on both sides of 180 degrees; such a ring is drawn on beyond it, and once more a turn to the west. One around the pole is closed there."""
    far, line = 0, [ring[0]]
    for (ax, _), (bx, by) in zip(ring, ring[1:]):
        far += 360 if ax - bx > 180 else -360 if bx - ax > 180 else 0
        line.append((bx + far, by))
    if far:
        (first, _), (last, _) = line[0], line[-1]
        line += [(last, -90), (first, -90)]
    west, east = min(x for x, _ in line), max(x for x, _ in line)
    return [line] + ([[(x - 360, y) for x, y in line]] if east > 180 else []) + ([[(x + 360, y) for x, y in line]] if west < -180 else [])


def main(package, out):
    land = json.loads((package / "land-50m.json").read_text())
    arcs = list(arcs_of(land))
    coasts = []
    for ring in rings(land["objects"]["land"]):
        for points in unwrapped(stitched(arcs, ring)):
            sizes = [max(p[i] for p in points) - min(p[i] for p in points) for i in (0, 1)]
            if max(sizes) >= LEAST_RING and min(sizes) > 0.01:
                coasts.append(line(simplified(points)))
    head = "Natural Earth 1:50 million (public domain) through world-atlas 2.0.2, made by world-atlas.py; hundredths of a degree east and north, the first point, then steps."
    write(out / "coastlines.tsv", [head, "Each line is a ring of land; lakes are holes in it."], coasts)
    countries = json.loads((package / "countries-50m.json").read_text())
    arcs, users = list(arcs_of(countries)), {}
    for country, geometry in enumerate(countries["objects"]["countries"]["geometries"]):
        for ring in rings(geometry):
            for n in ring:
                users.setdefault(n if n >= 0 else ~n, set()).add(country)
    shared = [line(simplified(arcs[n])) for n, of in sorted(users.items()) if len(of) > 1]
    write(out / "boundaries.tsv", [head, "Each line is a piece of a boundary between two states as Natural Earth draws them, who holds what in fact; it says nothing of whose it should be."], shared)


main(Path(sys.argv[1]), Path(sys.argv[2]))
