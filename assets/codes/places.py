#!/usr/bin/env python3
"""Writes places.txt: provinces and communes before and from 1/7/2025, and which old commune became which new.

Needs the package vietnamadminunits 1.0.4 (PyPI, MIT), unpacked or installed; only its data is read, nothing of it is run:

    pip download --no-deps vietnamadminunits==1.0.4 && unzip vietnamadminunits-1.0.4-*.whl -d unpacked
    python3 assets/codes/places.py unpacked/vietnamadminunits
"""

import json
import sqlite3
import sys
import unicodedata
from pathlib import Path

HEAD = """\
# Provinces and communes of Việt Nam from 1/7/2025, and provinces, districts and communes as they stood on 30/6/2025.
# Made by places.py from the data of vietnamadminunits 1.0.4 (MIT, see LICENSE-places.txt). Not to be edited by hand.
# =province, -district, commune. Behind the tab of an old province the place of its new one in the list of the new, behind
# that of an old commune the places of its new ones in the list of that province, both counted from 0. An old commune
# without a name is a district that had none.
"""


def name(text):
    """'Xã Xuân Trường' as it stands in a sentence: 'xã Xuân Trường'."""
    text = unicodedata.normalize("NFC", text or "")
    for kind in ("Tỉnh", "Thành phố", "Quận", "Huyện", "Thị xã", "Thị trấn", "Phường", "Xã", "Đặc khu"):
        if text.casefold().startswith(kind.casefold() + " "):
            own = text[len(kind) + 1:]
            return f"{kind.lower()} {own[0].upper()}{own[1:]}"
    assert text == "", text
    return ""


def main(package):
    data = Path(package) / "data"
    known = sqlite3.connect(f"file:{data / 'dataset.db'}?mode=ro", uri=True)
    new = known.execute("SELECT provinceKey, province, wardKey, ward FROM admin_units ORDER BY provinceCode, wardCode").fetchall()
    old = known.execute(
        "SELECT provinceKey, province, districtKey, district, wardKey, ward FROM admin_units_legacy"
        " ORDER BY provinceCode, districtCode, wardCode"
    ).fetchall()
    became = json.loads((data / "converter_2025.json").read_text(encoding="utf-8"))

    provinces = list(dict.fromkeys(key for key, *_ in new))
    communes = {province: [ward for key, _, ward, _ in new if key == province] for province in provinces}
    province_of = {before: after for after, several in became["DICT_PROVINCE"].items() for before in several}
    leads = {}
    for province, wards in became["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, several in wards.items():
            for before in several:
                leads.setdefault(before, []).append((province, ward))
    for province, divided in became["DICT_PROVINCE_WARD_DIVIDED"].items():
        for before, several in divided.items():
            leads.setdefault(before, []).extend((province, each["newWardKey"]) for each in several)

    lines = ["[new]"]
    at = None
    for key, province, _, ward in new:
        if key != at:
            lines.append("=" + name(province))
            at = key
        lines.append(name(ward))
    lines.append("[old]")
    at = in_district = None
    for key, province, district_key, district, ward_key, ward in old:
        if key != at:
            lines.append(f"={name(province)}\t{provinces.index(province_of[key])}")
            at, in_district = key, None
        if district_key != in_district:
            lines.append("-" + name(district))
            in_district = district_key
        after = leads[f"{key}_{district_key}_{ward_key or ''}"]
        # Nothing crosses the border of a new province, and every place named is there.
        assert {province for province, _ in after} == {province_of[key]}, (district, ward)
        places = sorted({communes[province].index(ward) for province, ward in after})
        lines.append(name(ward) + "\t" + ",".join(map(str, places)))

    counted = {
        "new provinces": (len(provinces), 34),
        "new communes": (len(new), 3321),
        "old provinces": (len({key for key, *_ in old}), 63),
        "old districts": (len({line[:3:2] for line in old}), 696),
        # 10,035 communes, and five districts on islands that had none.
        "old communes": (len([ward for *_, ward in old if ward]), 10035),
        "districts without communes": (len([ward for *_, ward in old if not ward]), 5),
        "new communes to which no old one leads": (len(new) - len({to for several in leads.values() for to in several}), 0),
    }
    for what, (found, expected) in counted.items():
        assert found == expected, (what, found, expected)
    written = Path(__file__).with_name("places.txt")
    written.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{written}: {written.stat().st_size} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
