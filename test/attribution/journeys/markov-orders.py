"""
Writes markov-orders.json: removal effects of the published journeys PathData at orders 1 to 4, in conversions and in
value. Nothing here is shared with the code under test: each channel is deleted, the chain is solved again by sparse
elimination, and the solution is refined in long double until 1 - without / with has all digits of a double.

    python3 markov-orders.py
"""
import csv
import json
from collections import defaultdict
from pathlib import Path

import numpy as np
import scipy.sparse as sparse
from scipy.sparse.linalg import splu

HERE = Path(__file__).parent
DATA = HERE / "../../../../shared/data/attribution/pathdata/data.csv"


def journeys():
    for row in csv.DictReader(DATA.open()):
        conversions, nulls = float(row["total_conversions"]), float(row["total_null"])
        yield tuple(row["path"].split(" > ")), conversions, nulls, float(row["total_conversion_value"])


def chain(order):
    transitions, ends, leaving = defaultdict(float), defaultdict(lambda: [0.0, 0.0]), defaultdict(float)
    for path, conversions, nulls, value in journeys():
        state = ()
        for step in path:
            after = (state + (step,))[-order:]
            transitions[state, after] += conversions + nulls
            leaving[state] += conversions + nulls
            state = after
        ends[state][0] += conversions
        ends[state][1] += value
        leaving[state] += conversions + nulls
    return transitions, ends, leaving


def effects(order):
    transitions, ends, leaving = chain(order)
    states = sorted(leaving, key=lambda state: (len(state), state))
    number = {state: i for i, state in enumerate(states)}
    source = np.array([number[a] for a, _ in transitions])
    target = np.array([number[b] for _, b in transitions])
    count = np.array(list(transitions.values()))
    total = np.array([leaving[state] for state in states])
    right = np.array([ends[state] for state in states])
    last = np.array([state[-1] if state else "" for state in states])

    def start(kept):
        among = kept[source] & kept[target]
        i, j, w = source[among], target[among], count[among]
        inner = sparse.coo_matrix((w, (i, j)), shape=(len(states),) * 2)
        solver = splu((sparse.diags(total) - inner).tocsc())
        wanted = (right * kept[:, None]).astype(np.longdouble)
        found = np.zeros_like(wanted)
        for _ in range(8):
            rest = wanted - total.astype(np.longdouble)[:, None] * found
            for column in (0, 1):
                np.add.at(rest[:, column], i, w.astype(np.longdouble) * found[j, column])
            found = found + solver.solve(rest.astype(float)).astype(np.longdouble)
        return found[number[()]]

    whole = start(np.ones(len(states), bool))
    lost = {name: 1 - start(last != name) / whole for name in sorted(set(last) - {""})}
    return {"states": len(states) - 1, "effects": {name: [float(x) for x in pair] for name, pair in lost.items()}}


if __name__ == "__main__":
    result = {order: effects(order) for order in (1, 2, 3, 4)}
    lines = json.dumps(result, indent=2)
    (HERE / "markov-orders.json").write_text(lines + "\n")
