"""Recalculates every figure of an export from its tables of answers, with pandas and without the program.

    recalculate.py ANSWERS.csv.zip FIGURES.csv.zip

Prints how many figures were compared, and each one that differs; ends with 1 if one does. A figure that is held
back is an empty cell and is not compared: what may be shown is another test's question.
"""

import functools
import io
import json
import sys
import zipfile
from collections import defaultdict

import pandas

ABSENCES = ["dontknow", "refused", "not_applicable"]


def unguard(cell):
    return cell[1:] if isinstance(cell, str) and cell.startswith("'") else cell


def read(archive, name):
    table = pandas.read_csv(
        io.BytesIO(archive.read(name)), dtype=str, keep_default_na=False, encoding="utf-8-sig"
    )
    table.columns = [unguard(column) for column in table.columns]
    return table.map(unguard)


class Values:
    """Every countable value: who gave it, about which mechanism, in which row, as code or number."""

    def __init__(self, archive):
        codebook = read(archive, "codebook.csv")
        self.lines = defaultdict(list)
        self.submitted = defaultdict(lambda: defaultdict(set))
        measures = codebook[codebook["counts_as"] != ""]
        for name in archive.namelist():
            if not name.endswith(".csv") or name == "codebook.csv":
                continue
            table_name = name[: -len(".csv")]
            table = read(archive, name)
            if "respondent.id" not in table.columns:
                continue
            if table_name.endswith("-not-asked"):
                for row in table.itertuples(index=False):
                    group, who, about, indicator, _ = row
                    self.add(indicator, group, who, about, "", "not_applicable", None)
                continue
            columns = measures[measures["table"] == table_name]
            subject = self.subject_column(codebook, table_name)
            for row in table.to_dict("records"):
                group, who = row["respondent.group"], row["respondent.id"]
                about = who if group == "iscm" else row.get(subject, "")
                self.submitted[group][""].add(who)
                if about:
                    self.submitted[group][about].add(who)
                for column in columns.itertuples(index=False):
                    self.take(column, row[column.variable], group, who, about)

    @staticmethod
    def subject_column(codebook, table):
        """The key of the entries about mechanisms: the one whose values are those of the register."""
        of_table = codebook[(codebook["table"] == table) & (codebook["variable"].str.startswith("entry."))]
        for variable, lines in of_table.groupby("variable", sort=False):
            if "midcom" in set(lines["value"]):
                return variable
        return None

    def take(self, column, cell, group, who, about):
        if cell == "":
            return
        row = column.row
        kind, _, rest = column.counts_as.partition(":")
        if kind == "codes":
            self.add(column.indicator, group, who, about, row, cell, None)
        elif kind == "flag" and cell == "1":
            self.add(column.indicator, group, who, about, row, rest, None)
        elif kind == "rank":
            self.add(column.indicator, group, who, about, row, rest, float(cell))
        elif kind == "numbers":
            self.add(column.indicator, group, who, about, row, None, float(cell))
        elif kind == "more_codes":
            for code in cell.split(" "):
                self.add(column.indicator, group, who, about, row, code, None)

    def add(self, *line):
        indicator, group = line[0], line[1]
        self.lines[(indicator, group)].append(line[2:])

    @functools.cache
    def of(self, indicator, group, about):
        frame = pandas.DataFrame(
            self.lines.get((indicator, group), []), columns=["who", "about", "row", "code", "number"]
        )
        return Given(frame if about == "" else frame[frame["about"] == about])


def organizations(frame, *columns):
    """How many organizations there are for each combination of these columns."""
    if frame.empty:
        return {}
    return frame.drop_duplicates([*columns, "who"]).groupby(list(columns))["who"].count().to_dict()


class Given:
    """All values that one group gave for one indicator, with what several lines of a table are counted from."""

    def __init__(self, frame):
        self.spoke = frame["who"].nunique()
        self.absences = frame[frame["code"].isin(ABSENCES)].groupby("code")["who"].nunique()
        answers = frame[~frame["code"].isin(ABSENCES)]
        self.base = answers["who"].nunique()
        coded = answers[answers["code"].notna()]
        self.codes = organizations(coded, "code")
        self.row_bases = organizations(coded, "row")
        self.row_codes = organizations(coded, "row", "code")
        self.numbers = frame[frame["code"].isna() & frame["number"].notna()]
        self.places = coded[coded["number"].notna()].drop_duplicates(["code", "who", "number"])
        # The steps of a rating are counted by number.
        steps = self.numbers[self.numbers["row"] == ""]
        self.steps = organizations(steps.assign(code=[f"{step:g}" for step in steps["number"]]), "code")


def spread(numbers):
    if len(numbers) == 0:
        return dict.fromkeys(["n", "mean", "median", "lower_quartile", "upper_quartile"])
    series = pandas.Series(numbers)
    return {
        "n": len(series),
        "mean": series.mean(),
        "median": series.quantile(0.5),
        "lower_quartile": series.quantile(0.25),
        "upper_quartile": series.quantile(0.75),
    }


class Checker:
    def __init__(self, values):
        self.values = values
        self.compared = 0
        self.wrong = []

    def compare(self, where, name, told, own, digits=None):
        if told == "":
            return
        self.compared += 1
        if own is None:
            self.wrong.append(f"{where} {name}: {told}, recalculated: nothing")
        elif digits is None and float(told) != own:
            self.wrong.append(f"{where} {name}: {told}, recalculated: {own}")
        # Rounded, so that an exact half may fall on either side of binary fractions.
        elif digits is not None and abs(float(told) - own) > 0.5 * 10**-digits + 1e-9:
            self.wrong.append(f"{where} {name}: {told}, recalculated: {own}")

    def counted(self, where, line, count, base):
        self.compare(where, "count", line["count"], count)
        self.compare(where, "share", line["share"], 100 * count / base if base else None, 0)

    def line(self, part, line):
        about = line.get("iscm", "")
        indicator, group = line["indicator"], line["group"]
        given = self.values.of(indicator, group, about)
        row, code = line.get("row", ""), line.get("code", "")
        where = f"{about or 'round'} {indicator} {group} {row} {code}"
        numbers = given.numbers
        if part == "bases":
            submitted = len(self.values.submitted[group][about])
            self.compare(where, "answered", line["answered"], given.base)
            self.compare(where, "no_answer", line["no_answer"], submitted - given.spoke)
            names = {"do_not_know": "dontknow", "refused": "refused", "not_applicable": "not_applicable"}
            for name, absence in names.items():
                self.compare(where, name, line[name], int(given.absences.get(absence, 0)))
            plain = numbers[numbers["row"] == ""]
            self.spread(where, line, [] if plain.empty else list(plain.groupby("who")["number"].mean()))
        elif part == "counts":
            counts = given.steps if not given.codes else given.codes
            self.counted(where, line, counts.get(code, 0), given.base)
        elif part == "rows":
            base = given.row_bases.get(row, 0)
            self.compare(where, "answered", line["answered"], base)
            self.counted(where, line, given.row_codes.get((row, code), 0), base)
        elif part == "numbers":
            own = list(numbers[numbers["row"] == row].groupby("who")["number"].mean())
            mixed = numbers[numbers["row"] != ""]["who"].nunique()
            # In a mix of shares a row that was left out is 0; other matrices count who gave a number.
            if line["n"] != "" and int(line["n"]) == mixed:
                own += [0.0] * (mixed - len(own))
            self.spread(where, line, own)
        elif part == "places":
            here = given.places[given.places["code"] == code]
            self.compare(where, "n", line["n"], len(here))
            self.compare(where, "mean", line["mean"], here["number"].mean(), 1)
            self.compare(where, "first", line["first"], here[here["number"] == 1]["who"].nunique())

    def spread(self, where, line, numbers):
        own = spread(numbers)
        self.compare(where, "n", line["n"], own["n"])
        for name in ["mean", "median", "lower_quartile", "upper_quartile"]:
            self.compare(where, name, line[name], own[name], 1)


def main(answers, figures):
    checker = Checker(Values(zipfile.ZipFile(answers)))
    with zipfile.ZipFile(figures) as archive:
        lines = 0
        for name in archive.namelist():
            table, _, part = name[: -len(".csv")].partition("-")
            if name.endswith(".csv") and table in ("round", "mechanism"):
                for line in read(archive, name).to_dict("records"):
                    lines += 1
                    checker.line(part, line)
        audience = json.loads(archive.read("manifest.json"))["audience"]
    print(f"{audience}: {lines} lines, {checker.compared} figures compared, {len(checker.wrong)} wrong")
    for wrong in checker.wrong[:50]:
        print(wrong)
    return 1 if checker.wrong or checker.compared == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
