"""
Writes time-decay.json: the exact weights of ages, computed with mpmath at 60 digits and written out to 20. A row is
[age in milliseconds, half-life in hours, 2^32 * 2^(-age / half-life)].

    python3 time-decay.py
"""
import json
import random
from pathlib import Path

from mpmath import mp, mpf, nstr

mp.dps = 60
random.seed(20260310)
HOUR = 3_600_000


def row(age, hours):
    return [age, hours, nstr(mpf(2) ** (32 - mpf(age) / (hours * HOUR)), 20)]


rows = []
for hours in (1, 24, 168, 720, 8760):
    life = hours * HOUR
    rows += [row(age, hours) for age in (0, 1, life // 2, life - 1, life, life + 1, 33 * life, 33 * life + 1, 34 * life)]
while len(rows) < 1000:
    hours = random.choice((1, 6, 24, 36, 168, 336, 720, 2160, 8760))
    rows.append(row(random.randrange(random.choice((1, 8, 40)) * hours * HOUR), hours))

text = "[\n" + ",\n".join(f"  {json.dumps(row)}" for row in rows) + "\n]\n"
Path(__file__).with_suffix(".json").write_text(text)
