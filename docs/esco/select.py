#!/usr/bin/env python3
"""Makes domain/data/esco.tsv: the concepts of chosen.txt, with what the sources say of them. README.md has the recipe.

    select.py official FOLDER                     the CSV files that ESCO itself gives out (skills_en.csv, occupations_en.csv)
    select.py packages SKILLS COMPETENCES JOBS    the three CSV files of the two packages that README.md names
"""

import csv
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
HEADER = "# European Commission, ESCO (CC BY 4.0), selected and shortened; made by docs/esco/select.py\n"
PREFIX = "http://data.europa.eu/esco/"
LEVELS = {"transversal", "cross-sector", "sector-specific", "occupation-specific"}
ALTERNATIVES_MAX = 160
DESCRIPTION_MAX = 200
# A field of study that the list of skills has by mistake.
KNOWLEDGE = {"automotive engineering"}
# Words that descriptions begin with; between labels and description the packages have nothing but a space.
STARTS = "All|Any|In|This|Type|Types|Set|Field|Study|Systems?|Methods?|Different|Energy|Electric|Renewable|Techniques?|Process(?:es)?"


def line(text):
    return " ".join(text.split())


def cut(text, most):
    """At most so many characters, whole words, with an ellipsis if something is missing."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def wanted():
    """(label, how the text goes on or "", whether it is an occupation) for each line of chosen.txt."""
    heading = ""
    for row in (HERE / "chosen.txt").read_text().splitlines():
        if row.startswith("#"):
            heading = row[2:]
        elif row:
            label, _, pin = row.partition(" | ")
            yield label, pin, heading == "Occupations"


def levels():
    rows = [row.split() for row in (HERE / "reuse.txt").read_text().splitlines() if row and not row.startswith("#")]
    return dict(rows)


def rows(path):
    csv.field_size_limit(sys.maxsize)
    with open(path, encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def labels(text, own):
    """Alternative labels without the preferred one and without doubles."""
    kept = []
    for label in map(line, re.split(r"\n|\s\|\s|,\s", text)):
        if label and label.lower() not in [own.lower(), *map(str.lower, kept)]:
            kept.append(label)
    while kept and len(" | ".join(kept)) > ALTERNATIVES_MAX:
        kept.pop()
    return " | ".join(kept)


def official(folder):
    kinds = {"knowledge": "knowledge", "skill/competence": "skill"}
    for row in rows(folder / "skills_en.csv"):
        label = line(row["preferredLabel"])
        level = row["reuseLevel"] if row["reuseLevel"] in LEVELS else ""
        yield row["conceptUri"], kinds.get(row["skillType"], "skill"), level, label, label, labels(row["altLabels"], label), line(row["description"])
    for row in rows(folder / "occupations_en.csv"):
        label = line(row["preferredLabel"])
        yield row["conceptUri"], "occupation", "", label, label, labels(row["altLabels"], label), line(row["description"])


def split(rest):
    """The run of alternative labels, and the description behind it."""
    starts = rf"(?:^|(?<=\s))(?:(?:The|A|An)\s|(?:{STARTS})\s(?=[a-z]))"
    capital = r"(?:^|(?<=\s))(?!Ics|English)[A-Z][a-z]+(?:[-\s][A-Z][a-z]+|-[a-z]+)*,?\s(?=[a-z(])"
    head = rest.split(". ")[0]
    first = re.search(starts, head) or re.search(capital, head) or re.search(starts, rest) or re.search(capital, rest)
    at = first.start() if first else len(rest)
    return rest[:at].strip(), rest[at:].strip()


def packages(skills, competences, jobs):
    known = levels()
    listed = {row["original_id"]: row for row in rows(competences) if row["taxonomy"] == "ESCO"}
    for path in (skills, jobs):
        for row in rows(path):
            uri, text = row["id"], line(row["description"])
            if "/isco/" in uri:
                continue
            level = known.get(uri.rsplit("/", 1)[1][:8], "")
            own = listed.get(uri)
            if own:
                label = line(own["skill_name"])
                kind = "knowledge" if label in KNOWLEDGE else "skill"
                yield uri, kind, level, label, label, labels(own["aliases"], label), line(own["description"])
            else:
                yield uri, "occupation" if path == jobs else "knowledge", level, None, text, "", ""


def pick(concepts):
    """The chosen ones, in the order of chosen.txt."""
    concepts = list(concepts)
    for label, pin, is_job in wanted():
        same = [one for one in concepts if (one[1] == "occupation") == is_job]
        found = [one for one in same if one[3] == label]
        found = found or [one for one in same if one[3] is None and one[4].startswith(f"{label} {pin}")]
        if len(found) != 1:
            sys.exit(f"{label}: {len(found)} concepts")
        uri, kind, level, named, text, alternatives, description = found[0]
        if named is None:
            run, description = split(text[len(label) :].strip())
            alternatives = cut(run, ALTERNATIVES_MAX)
        yield uri, kind, level, label, alternatives, cut(description, DESCRIPTION_MAX)


def main():
    match sys.argv[1:]:
        case ["official", folder]:
            concepts = official(Path(folder))
        case ["packages", *paths] if len(paths) == 3:
            concepts = packages(*paths)
        case _:
            sys.exit(__doc__)
    out = HERE / "../../domain/data/esco.tsv"
    made = list(pick(concepts))
    assert all(one[0].startswith(PREFIX) and "\t" not in "".join(one) for one in made)
    assert len({one[0] for one in made}) == len(made)
    out.parent.mkdir(exist_ok=True)
    out.write_text(HEADER + "".join("\t".join(one) + "\n" for one in made))
    print(f"{len(made)} concepts, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
