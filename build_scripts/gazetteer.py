"""Makes ``resources/gazetteer/`` from two packages and reports where they disagree.

Run by hand when a decree changes the units; the program itself never needs the packages. Their
data files are read as data: neither package is imported, so any Python 3.11+ will do.
"""

import argparse
import ast
import json
import math
import re
import sqlite3
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any

from gazetteer_decrees import CITIES_2026, DECREES_2025, WARDS_2026

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = {"vietnam-provinces": "2026.9.0", "vietnamadminunits": "1.0.4"}
AS_OF = "2026-09-20"
REPORT_MARK = "## Report of the last build"
SOURCES = (
    "Mã số và tên: Quyết định 19/2025/QĐ-TTg, Danh mục hành chính của Cục Thống kê "
    "(gói vietnam-provinces 2026.9.0, lấy ngày 20/09/2026; gói vietnamadminunits 1.0.4)",
    "Đơn vị cũ và đơn vị mới: bảng chuyển đổi của Cục Thống kê (vietnam-provinces 2026.9.0)",
    "Tọa độ điểm giữa, diện tích: vietnamadminunits 1.0.4; có chỗ thiếu diện tích",
    "Thay đổi sau 01/07/2025: Nghị quyết 30/2026/QH16, 36/2026/QH16, 39/2026/QH16, "
    "237/NQ-UBTVQH16, 388/NQ-UBTVQH16",
)
KINDS = {
    "xã": "commune",
    "phường": "ward",
    "đặc khu": "special_zone",
    "thị trấn": "township",
    "huyện": "district",
    "quận": "urban_district",
    "thị xã": "town",
    "thành phố": "provincial_city",
    "tỉnh": "province",
}
# Centre points that belong to a namesake elsewhere: far from every unit that went into them.
WRONG_CENTRES = ("04714", "04924", "06172", "06757", "06967", "08296", "28615", "29983", "30130")


@dataclass
class Report:
    """The differences found, by heading, in the order of the headings."""

    sections: dict[str, list[str]] = field(default_factory=dict)

    def add(self, heading: str, line: str) -> None:
        """Note one line under a heading."""
        self.sections.setdefault(heading, []).append(line)

    def markdown(self) -> str:
        """Give all sections as Markdown."""
        parts = [REPORT_MARK, "", "Written by `build_scripts/gazetteer.py`; do not edit below."]
        for heading, lines in self.sections.items():
            parts += ["", f"### {heading}", ""]
            parts += [f"- {line}" for line in lines]
        return "\n".join(parts) + "\n"


def find_packages(folders: Sequence[str]) -> dict[str, Path]:
    """Find the two packages, in ``folders`` or else where this Python looks; exits if missing."""
    found: dict[str, Path] = {}
    for name, version in PACKAGES.items():
        for dist in metadata.distributions(name=name, path=list(folders) or sys.path):
            if dist.version == version:
                found[name] = Path(str(dist.locate_file(name.replace("-", "_"))))
                break
        else:
            pins = " ".join(f"{pin}=={wanted}" for pin, wanted in PACKAGES.items())
            sys.exit(
                f"{name} {version} is not installed. Run:\n  python3 -m pip install --no-deps"
                f" --ignore-requires-python --target DIR {pins}\n"
                f"and then:\n  python3 build_scripts/gazetteer.py --packages DIR"
            )
    return found


def literal(node: ast.expr) -> Any:
    """Turn an expression into plain values: a call becomes the list of its arguments."""
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Call):
        return [literal(item) for item in node.args]
    if isinstance(node, ast.Tuple | ast.List):
        return [literal(item) for item in node.elts]
    raise ValueError(f"unexpected expression: {ast.dump(node)[:80]}")


def read_table(file: Path, name: str) -> dict[int, Any]:
    """Read the dictionary ``name`` of a module without running the module."""
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        target: ast.expr
        value: ast.expr | None
        if isinstance(node, ast.AnnAssign):
            target, value = node.target, node.value
        elif isinstance(node, ast.Assign):
            target, value = node.targets[0], node.value
        else:
            continue
        if isinstance(target, ast.Name) and target.id == name and isinstance(value, ast.Dict):
            keys = [literal(key) for key in value.keys if key is not None]
            return dict(zip(keys, map(literal, value.values), strict=True))
    sys.exit(f"{file.name} has no table {name}: the package has changed")


def clean(name: str) -> str:
    """Give a name in NFC with single blanks, straight apostrophe and one way to write its kind."""
    name = unicodedata.normalize("NFC", " ".join(name.split())).replace("’", "'")
    for kind in sorted(KINDS, key=len, reverse=True):
        if name.casefold().startswith(kind + " "):
            return kind.capitalize() + name[len(kind) :]
    raise ValueError(f"no kind in the name {name!r}")


def kind_of(name: str, *, top: bool = False) -> str:
    """Read the kind from a cleaned name; ``top`` for provinces and centrally run cities."""
    word = next(k for k in sorted(KINDS, key=len, reverse=True) if name.casefold().startswith(k))
    return "central_city" if top and word == "thành phố" else KINDS[word]


def tone_blind(name: str) -> str:
    """Fold the place of the tone mark (Hoà = Hòa), case and blanks: for comparing only."""
    letters = unicodedata.normalize("NFD", name.casefold())
    marks = "\u0300\u0301\u0303\u0309\u0323"
    words = [
        "".join(c for c in word if c not in marks) + "".join(c for c in word if c in marks)
        for word in letters.split()
    ]
    return " ".join(words)


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Measure roughly between two (lat, lon) points."""
    return 111.2 * math.hypot(a[0] - b[0], (a[1] - b[1]) * math.cos(math.radians(a[0])))


class Sources:
    """Both packages, read into plain tables keyed by code as text."""

    def __init__(self, folders: dict[str, Path]) -> None:
        first, second = folders["vietnam-provinces"], folders["vietnamadminunits"]
        lookup, older = first / "_lookup.py", first / "legacy" / "_lookup.py"
        self.provinces = {f"{k:02d}": v for k, v in read_table(lookup, "PROVINCE_MAPPING").items()}
        self.wards = {f"{k:05d}": v for k, v in read_table(lookup, "WARD_MAPPING").items()}
        self.older_wards = {f"{k:05d}": v for k, v in read_table(older, "WARD_MAPPING").items()}
        table = read_table(first / "_ward_conversion_2025.py", "NEW_TO_OLD")
        self.links: dict[tuple[str, str], bool] = {
            (f"{old[0]:05d}", f"{new:05d}"): bool(old[3])
            for new, (_, olds) in table.items()
            for old in olds
        }
        nested = json.loads((first / "data" / "nested-divisions.json").read_text(encoding="utf-8"))
        self.nested_names = {f"{p['code']:02d}": str(p["name"]) for p in nested}
        database = sqlite3.connect(f"file:{second / 'data' / 'dataset.db'}?mode=ro", uri=True)
        with database:
            self.units: list[Any] = database.execute(
                "select wardCode, ward, provinceCode, wardLat, wardLon, wardAreaKm2, wardShort,"
                " provinceKey, wardKey, province, provinceLat, provinceLon"
                " from admin_units order by wardCode"
            ).fetchall()
            self.older: list[Any] = database.execute(
                "select wardCode, ward, districtCode, district, provinceCode, province,"
                " coalesce(wardLat, districtLat), coalesce(wardLon, districtLon),"
                " provinceKey || '_' || districtKey || '_' || coalesce(wardKey, '')"
                " from admin_units_legacy order by wardCode, districtCode"
            ).fetchall()
        database.close()
        text = (second / "data" / "converter_2025.json").read_text(encoding="utf-8")
        self.other_links = self._other_links(json.loads(text))

    def _other_links(self, tables: dict[str, Any]) -> set[tuple[str, str]]:
        old_codes = {row[8]: row[0] or row[2] for row in self.older}
        new_codes = {(row[7], row[8]): row[0] for row in self.units}
        links = set()
        for province, news in tables["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
            for key, olds in news.items():
                links |= {(old_codes[old], new_codes[province, key]) for old in olds}
        for province, divided in tables["DICT_PROVINCE_WARD_DIVIDED"].items():
            for old, news in divided.items():
                links |= {(old_codes[old], new_codes[province, n["newWardKey"]]) for n in news}
        return links


def decide_links(sources: Sources, report: Report) -> dict[tuple[str, str], bool]:
    """Choose the links old -> new with their "part" mark, by the rules in docs/gazetteer.md."""
    names = {row[0] or row[2]: clean(row[1] or row[3]) for row in sources.older}
    names |= {f">{row[0]}": clean(row[1]) for row in sources.units}
    official = set(sources.links)
    known = {old for old, _ in official}
    partial = {old for (old, _), part in sources.links.items() if part}
    per_old = Counter(old for old, _ in official)
    chosen = set(official)
    added, refused = "Links added from vietnamadminunits", "Links of vietnamadminunits not taken"
    for old, new in sorted(sources.other_links - official):
        line = f"{old} {names[old]} → {new} {names['>' + new]}"
        if old not in known:
            chosen.add((old, new))
            report.add(added, f"{line} (the official table does not have the old unit)")
        elif old in partial and per_old[old] == 1:
            chosen.add((old, new))
            report.add(added, f"{line} (the official table says part, but names one successor)")
        else:
            report.add(refused, line)
    for old, new in sorted(official - sources.other_links):
        report.add(
            "Links only in the official table, taken",
            f"{old} {names[old]} → {new} {names['>' + new]}",
        )
    count = Counter(old for old, _ in chosen)
    marks = Counter((part, count[old] > 1) for (old, _), part in sources.links.items())
    marked, unmarked = marks[True, False], marks[False, True]
    report.add("Part marks", f"{marked} marks dropped: whole unit, one successor in both packages")
    report.add("Part marks", f"{unmarked} marks added: the unit went to more than one successor")
    split = sum(1 for n in count.values() if n > 1)
    report.add("Part marks", f"{split} older units were split; {len(chosen)} links in all")
    return {pair: count[pair[0]] > 1 for pair in sorted(chosen)}


def decide_units(
    sources: Sources, links: Iterable[tuple[str, str]], report: Report
) -> dict[str, list[Any]]:
    """Choose name, kind, centre and area of each unit since 1/7/2025."""
    points = {row[0] or row[2]: (float(row[6]), float(row[7])) for row in sources.older}
    before: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for old, new in links:
        before[new].append(points[old])
    same_area = Counter((row[6], row[5]) for row in sources.units)
    became_ward = {
        code: (day, decree) for day, decree, codes in WARDS_2026 for code in codes.split()
    }
    if {row[0] for row in sources.units} != set(sources.wards):
        sys.exit("the packages disagree on the codes of the units: decide by hand")
    units: dict[str, list[Any]] = {}
    left_out: dict[str, list[str]] = defaultdict(list)
    for code, raw, _province, lat, lon, area, short, *_ in sources.units:
        name, other = clean(raw), clean(sources.wards[code][0])
        if name != other:
            kind = "tone mark" if tone_blind(name) == tone_blind(other) else "spelling"
            report.add(
                "Names of units, vietnamadminunits taken", f"{code} {name} / {other} ({kind})"
            )
        former = []
        if code in became_ward and kind_of(name) == "commune":
            day, decree = became_ward[code]
            former.append([name, "commune", day, decree])
            name = "Phường " + name.removeprefix("Xã ")
            report.add("Changed since 1/7/2025, not in the packages", f"{code} {name}: {decree}")
        derived = code in WRONG_CENTRES
        far = min(distance_km((lat, lon), point) for point in before[code])
        if derived:
            centre = [sum(axis) / len(before[code]) for axis in zip(*before[code], strict=True)]
            report.add(
                "Centre points of a namesake, replaced by the mean of the older units' points",
                f"{code} {name}: {far:.0f} km off",
            )
            lat, lon = centre
        elif far > 20 + 2 * math.sqrt((area or 50) / math.pi):
            report.add(
                "Centre points far from the older units, kept", f"{code} {name}: {far:.0f} km"
            )
        doubtful = not area or derived or same_area[short, area] > 1
        if doubtful:
            why = f"{area} km², {short}" if area and not derived else "missing, 0 or of a namesake"
            left_out[why].append(code)
        units[code] = [
            code, name, kind_of(name), round(lat, 5), round(lon, 5),
            None if doubtful else round(area, 2), int(derived), former,
        ]  # fmt: skip
    heading = "Areas left out: the same for units of the same name, or none"
    report.add(heading, "; ".join(f"{why}: {' '.join(c)}" for why, c in sorted(left_out.items())))
    return units


def decide_provinces(sources: Sources, report: Report) -> list[list[Any]]:
    """Choose name, kind and centre of the provinces and note those that became cities."""
    rows = {row[2]: row for row in sources.units}
    heading, provinces = "Provinces", []
    for code, entry in sorted(sources.provinces.items()):
        name, row = clean(entry[0]), rows[code]
        former = []
        if clean(row[9]) != name:
            day, decree = CITIES_2026[code]
            former.append([clean(row[9]), kind_of(clean(row[9]), top=True), day, decree])
            report.add(
                heading,
                f"{code} {name}: vietnamadminunits has {row[9]}, the JSON inside vietnam-provinces"
                f" {sources.nested_names[code]}; taken as of {decree}",
            )
        count = sum(1 for unit in sources.units if unit[2] == code)
        decree = f"{DECREES_2025[code]}/NQ-UBTVQH15"
        kind = kind_of(name, top=True)
        lat, lon = round(row[10], 5), round(row[11], 5)
        provinces.append([code, name, kind, lat, lon, count, decree, former])
    return provinces


def compare_older(sources: Sources, report: Report) -> None:
    """Note where the two lists of older units differ; vietnamadminunits (1/3/2025) is taken."""
    mine = {row[0]: clean(row[1]) for row in sources.older if row[0]}
    other = {code: clean(entry[0]) for code, entry in sources.older_wards.items()}
    heading = "Older units: vietnamadminunits (as of 1/3/2025) taken"
    pairs = [(mine[c], other[c]) for c in mine.keys() & other.keys() if mine[c] != other[c]]
    tone = sum(1 for a, b in pairs if tone_blind(a) == tone_blind(b))
    report.add(heading, f"{len(mine)} against {len(other)} of vietnam-provinces (as of 4/1/2025)")
    report.add(heading, "only in the first: " + ", ".join(sorted(mine.keys() - other.keys())))
    report.add(heading, "only in the second: " + ", ".join(sorted(other.keys() - mine.keys())))
    report.add(heading, f"{len(pairs)} names differ, {tone} of them in the tone mark's place only")


def lines_of(rows: Iterable[Any]) -> str:
    """Write rows as a JSON list, one row a line: small, and readable in a diff."""
    body = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    return f"[\n{body}\n]"


def build(sources: Sources, report: Report) -> dict[str, str]:
    """Give the files of ``resources/gazetteer`` as name -> text; same input, same text."""
    provinces = decide_provinces(sources, report)
    links = decide_links(sources, report)
    units = decide_units(sources, links, report)
    compare_older(sources, report)
    province_of = {row[0]: row[2] for row in sources.units}
    older = {row[0] or row[2]: row for row in sources.older}
    if missing := sorted(older.keys() - {old for old, _ in links}):
        sys.exit(f"older units without successor: {missing}")
    files: dict[str, str] = {}
    codes: dict[str, dict[str, str]] = {"units": {}, "older": {}, "districts": {}}
    successor: dict[str, str] = {}
    for code, *_ in provinces:
        own = [units[unit] for unit in sorted(units) if province_of[unit] == code]
        pairs = [pair for pair in links if province_of[pair[1]] == code]
        olds = sorted({old for old, _ in pairs})
        rows = [older[old] for old in olds]
        successor |= {row[4]: code for row in rows}
        districts = sorted({(row[2], clean(row[3]), row[4]) for row in rows})
        parts = {
            "units": own,
            "districts": [[c, name, kind_of(name), old] for c, name, old in districts],
            "older": [
                [row[0] or row[2], name := clean(row[1] or row[3]), kind_of(name), row[2]]
                for row in rows
            ],
            "successions": [[old, new, int(links[old, new])] for old, new in pairs],
        }
        body = ",\n".join(f'"{key}": {lines_of(value)}' for key, value in parts.items())
        files[f"{code}.json"] = f"{{\n{body}\n}}\n"
        codes["units"][code] = " ".join(row[0] for row in own)
        codes["older"][code] = " ".join(olds)
        codes["districts"][code] = " ".join(row[0] for row in districts)
    names = {row[4]: clean(row[5]) for row in sources.older}
    before = [[c, n, kind_of(n, top=True), successor[c]] for c, n in sorted(names.items())]
    files["index.json"] = (
        f'{{\n"as_of": "{AS_OF}",\n"sources": {lines_of(SOURCES)},\n'
        f'"provinces": {lines_of(provinces)},\n"older_provinces": {lines_of(before)}\n}}\n'
    )
    files["codes.json"] = json.dumps(codes, indent=0) + "\n"
    totals = Counter(row[2] for row in units.values())
    report.add("Totals", ", ".join(f"{n} {kind}" for kind, n in sorted(totals.items())))
    report.add("Totals", f"{len(older)} older units, {len(before)} older provinces")
    return files


def main() -> None:
    """Make the files and the report, or with ``--check`` only compare with what is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", nargs="*", default=[], help="folders that hold the packages")
    parser.add_argument("--output", type=Path, default=ROOT / "resources" / "gazetteer")
    parser.add_argument("--report", type=Path, default=ROOT / "docs" / "gazetteer.md")
    parser.add_argument("--check", action="store_true", help="exit 1 if a file would change")
    arguments = parser.parse_args()
    report = Report()
    files = build(Sources(find_packages(arguments.packages)), report)
    target: Path = arguments.output
    if arguments.check:
        stale = [n for n, t in files.items() if (target / n).read_bytes() != t.encode()]
        sys.exit(f"would change: {', '.join(stale)}" if stale else 0)
    target.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (target / name).write_bytes(text.encode("utf-8"))
    page: Path = arguments.report
    head = page.read_text(encoding="utf-8") if page.exists() else ""
    head = re.split(rf"^{REPORT_MARK}$", head, maxsplit=1, flags=re.MULTILINE)[0]
    page.write_text(head + report.markdown(), encoding="utf-8")
    size = sum(len(text.encode("utf-8")) for text in files.values())
    print(f"{len(files)} files, {size / 1e6:.1f} MB in {target}; report in {page}")


if __name__ == "__main__":
    main()
