"""Reads the SPSS files of an export with pyreadstat and compares every cell with the CSV files of the same data.

    read_sav.py EXPORT.csv.zip EXPORT.sav.zip
"""

import io
import json
import sys
import tempfile
import zipfile

import pandas
import pyreadstat


def unguard(cell):
    return cell[1:] if isinstance(cell, str) and cell.startswith("'") else cell


def read(archive, name):
    table = pandas.read_csv(
        io.BytesIO(archive.read(name)), dtype=str, keep_default_na=False, encoding="utf-8-sig"
    )
    table.columns = [unguard(column) for column in table.columns]
    return table.map(unguard)


def as_text(value):
    if value is None or value != value:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value == int(value) else repr(value)
    return value


def main(csv_path, sav_path):
    csv, sav = zipfile.ZipFile(csv_path), zipfile.ZipFile(sav_path)
    digests = [json.loads(archive.read("manifest.json"))["data_digest"] for archive in (csv, sav)]
    assert digests[0] == digests[1], digests
    codebook = read(sav, "codebook.csv")
    cells = 0
    for name in sorted(sav.namelist()):
        if not name.endswith(".sav"):
            continue
        table = name[: -len(".sav")]
        with tempfile.NamedTemporaryFile(suffix=".sav") as file:
            file.write(sav.read(name))
            file.flush()
            frame, meta = pyreadstat.read_sav(file.name, user_missing=True)
        expected = read(csv, table + ".csv")
        assert len(frame) == len(expected), f"{table}: {len(frame)} rows, {len(expected)} in CSV"
        lines = codebook[(codebook["table"] == table) & (codebook["kind"] != "")]
        assert list(frame.columns) == list(lines["sav_variable"]), f"{table}: other variables"
        assert meta.file_encoding == "UTF-8", meta.file_encoding
        for line in lines.itertuples(index=False):
            label = meta.column_names_to_labels[line.sav_variable]
            assert line.label.startswith(label or ""), f"{table} {line.variable}: {label}"
            if line.variable.endswith(("_label", "_title", "_name")):
                # In words, and the two files are in different languages.
                continue
            for own, other in zip(frame[line.sav_variable], expected[line.variable]):
                cells += 1
                own = as_text(own)
                if own == "not_appl":
                    own = "not_applicable"
                # SPSS texts end in blanks, which are no part of them.
                assert own == other.rstrip(" "), f"{table} {line.variable}: {own!r}, {other!r}"
            values = codebook[
                (codebook["table"] == table)
                & (codebook["variable"] == line.variable)
                & (codebook["value"] != "")
            ]
            known = meta.variable_value_labels.get(line.sav_variable, {})
            for value in values.itertuples(index=False):
                key = value.value if line.kind != "number" else float(value.value)
                key = "not_appl" if key == "not_applicable" else key
                assert key in known, f"{table} {line.variable}: no label for {key!r} in {known}"
                assert value.value_label.startswith(known[key]), (known[key], value.value_label)
            missing = set(values[values["absence"] == "1"]["value"])
            told = {one["lo"] for one in meta.missing_ranges.get(line.sav_variable, [])}
            wanted = {"not_appl" if code == "not_applicable" else code for code in missing}
            assert wanted == told, f"{table} {line.variable}: missing {told}, wanted {wanted}"
    print(f"{cells} cells of {len(sav.namelist()) - 2} SPSS files read back")
    assert cells > 1000


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
