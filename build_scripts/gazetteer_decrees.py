"""What decrees say and the two packages of ``gazetteer.py`` do not: numbers, and changes of 2026.

Each entry names its decree; when a package comes to have it, the report says so and it can go.
"""

# The decree that arranged the communes of each province from 1/7/2025, all of 16/6/2025.
# In neither package: the 34 decrees are numbered 1654 to 1687 /NQ-UBTVQH15.
DECREES_2025 = {
    "91": 1654, "96": 1655, "01": 1656, "04": 1657, "24": 1658, "48": 1659, "66": 1660,
    "11": 1661, "75": 1662, "82": 1663, "52": 1664, "42": 1665, "33": 1666, "56": 1667,
    "92": 1668, "31": 1669, "12": 1670, "68": 1671, "20": 1672, "15": 1673, "37": 1674,
    "46": 1675, "25": 1676, "51": 1677, "40": 1678, "22": 1679, "44": 1680, "14": 1681,
    "80": 1682, "19": 1683, "08": 1684, "79": 1685, "38": 1686, "86": 1687,
}  # fmt: skip
# Province -> (last day as "Tỉnh", decree that made it a centrally run city).
CITIES_2026 = {
    "75": ("2026-04-29", "30/2026/QH16"),
    "22": ("2026-08-31", "36/2026/QH16"),
    "24": ("2026-09-19", "39/2026/QH16"),
}
# (last day as "Xã", decree, codes): communes that became wards; code and extent stayed. The
# packages do not have these yet.
WARDS_2026 = (
    ("2026-04-29", "237/NQ-UBTVQH16",
     "25270 25357 25363 26116 26170 26248 26326 26368 26425 26485"),
    ("2026-09-19", "388/NQ-UBTVQH16",
     "07294 07375 07399 07444 07840 09193 09292 09313 09319 09454 09475 09496"),
)  # fmt: skip
