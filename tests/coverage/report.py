#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""
Turns what gcovr has counted into a table.

report.py UNIT ALL XEN DRIVERS JUDGED TOTALS

UNIT, ALL  gcovr's JSON of hv-model: after the unit tests; with the differential run
XEN        gcovr's JSON of Xen's grant_table.c after the differential run, or ""
DRIVERS    gcovr's JSON of Linux's gntdev.c, gntdev-dmabuf.c and gntalloc.c after the scripts, or ""
JUDGED     function and reason a line: what cannot be reached, or need not be;
           xen:function for those of grant_table.c, linux:function for the drivers'
TOTALS     is written: name, reached, all; one a line, for the test
"""
import collections
import json
import sys

Count = collections.namedtuple("Count", "lines lines_all branches branches_all")
ROW = "%-34s %5d %5d %6s   %5d %5d %6s"


class Function:
    """What was reached of one function."""

    def __init__(self, name, file):
        self.name, self.file = name, file
        self.lines, self.branches = [], []  # (line, times)

    def key(self):
        """The name in the list of what is judged."""
        if "hv-model/" in self.file:
            return self.name
        return ("linux:" if "drivers/xen/" in self.file else "xen:") + self.name

    def count(self):
        return Count(sum(n > 0 for _, n in self.lines), len(self.lines),
                     sum(n > 0 for _, n in self.branches), len(self.branches))

    def missing(self):
        """The lines with something not reached, as 3-5,7."""
        code = sorted({line for line, _ in self.lines})
        bad = {line for line, n in self.lines + self.branches if not n}
        runs = []
        for place, line in enumerate(code):
            if line not in bad:
                continue
            if runs and runs[-1][2] == place - 1:
                runs[-1][1:] = line, place
            else:
                runs.append([line, line, place])
        return ",".join(str(a) if a == b else "%d-%d" % (a, b) for a, b, _ in runs)


def load(path):
    """File name to its functions, in the order of their lines."""
    with open(path, encoding="utf-8") as text:
        data = json.load(text)
    files = {}
    for entry in data["files"]:
        starts = sorted((f["lineno"], f.get("name") or f["demangled_name"])
                        for f in entry["functions"])
        found = [Function(name, entry["file"]) for _, name in starts]
        for line in entry["lines"]:
            number = line["line_number"]
            if line.get("gcovr/noncode"):
                continue
            at = sum(start <= number for start, _ in starts) - 1
            if at >= 0:
                found[at].lines.append((number, line["count"]))
                found[at].branches += [(number, b["count"]) for b in line["branches"]]
        if found:
            files[entry["file"]] = found
    return files


def total(functions):
    return Count(*map(sum, zip(*(f.count() for f in functions)))) if functions else Count(0, 0, 0, 0)


def percent(some, every):
    return "%.1f%%" % (100.0 * some / every) if every else "-"


def everything(files):
    return [f for name in sorted(files) for f in files[name]]


def row(name, c):
    return ROW % (name, c.lines, c.lines_all, percent(c.lines, c.lines_all),
                  c.branches, c.branches_all, percent(c.branches, c.branches_all))


def head(title):
    print("\n%s\n\n%-34s %5s %5s %6s   %5s %5s %6s" % (
        title, "", "lines", "of", "", "branch", "of", ""))


def open_ends(functions, judged):
    for f in functions:
        c = f.count()
        if c.lines < c.lines_all or c.branches < c.branches_all:
            print(row("  " + f.name, c))
            print("      %s:%s" % (f.file.split("/")[-1], f.missing()))
            if f.key() in judged:
                print("      judged: " + judged[f.key()])


def read_judged(path):
    rows = {}
    with open(path, encoding="utf-8") as text:
        for line in text:
            if line.strip() and not line.startswith("#"):
                name, reason = line.split(None, 1)
                rows[name] = reason.strip()
    return rows


def main(unit_json, all_json, xen_json, drivers_json, judged_path, totals_path):
    judged = read_judged(judged_path)
    unit, both = load(unit_json), load(all_json)
    head("hv-model, by its unit tests")
    for name in sorted(unit):
        print(row(name, total(unit[name])))
    totals = {"unit": total(everything(unit)), "all": total(everything(both))}
    print(row("all, by the unit tests", totals["unit"]))
    print(row("all, with the differential run", totals["all"]))
    head("hv-model, what neither reaches, by function")
    open_ends(everything(both), judged)
    known = {f.name for f in everything(both)}
    if xen_json:
        xen = everything(load(xen_json))
        totals["xen"] = total(xen)
        head("Xen's grant_table.c, by the differential run")
        print(row("grant_table.c", totals["xen"]))
        print("\n  never entered:\n")
        open_ends([f for f in xen if not f.count().lines], judged)
        print("\n  entered, and not all of it reached:\n")
        open_ends([f for f in xen if f.count().lines], judged)
    if drivers_json:
        drivers = load(drivers_json)
        totals["drivers"] = total(everything(drivers))
        head("Linux's drivers, by scripts")
        for name in sorted(drivers):
            print(row(name.split("/")[-1], total(drivers[name])))
        print("\n  not all of it reached:\n")
        open_ends(everything(drivers), judged)
    with open(totals_path, "w", encoding="utf-8") as out:
        for name, c in totals.items():
            out.write("%s-lines %d %d\n%s-branches %d %d\n" % ((name,) + c[:2] + (name,) + c[2:]))
        for name in judged:
            # Another version of Xen or of Linux may have other functions.
            if name not in known and not name.startswith(("xen:", "linux:")):
                out.write("unknown %s 0\n" % name)


if __name__ == "__main__":
    if len(sys.argv) != 7:
        sys.exit(__doc__)
    main(*sys.argv[1:])
