"""
Writes special-functions.json: reference values of the special functions, computed with mpmath at 60 digits and rounded
once to doubles. Nothing here is shared with the code under test; every tail is computed twice, by a continued fraction
or series and by quadrature, and the two must agree to 20 digits.

    python3 special-functions.py
"""
import json
import random
from pathlib import Path

from mpmath import exp, findroot, log, log1p, loggamma, mp, mpf, ncdf, quad, sqrt

mp.dps = 60
random.seed(20260401)
TINY = mpf(10) ** -300
PARAMETERS = [0.01, 0.1, 0.5, 1, 2.5, 7, 39.5, 40, 250, 1e4, 1e6, 1e9]


def lentz(first, term):
    """b0 + a1/(b1 + a2/(b2 + ...)), where term(m) is (am, bm)."""
    fraction = c = first
    d = mpf(0)
    for m in range(1, 3_000_000):
        a, b = term(m)
        d = 1 / (b + a * d)
        c = b + a / c
        fraction *= c * d
        if abs(c * d - 1) < mpf(10) ** -45:
            return fraction
    raise ArithmeticError("slow")


def beta_fraction(a, b, x):
    """DLMF 8.17.22."""
    def term(m):
        k = m // 2
        if m % 2 == 0:
            return k * (b - k) * x / ((a + 2 * k - 1) * (a + 2 * k)), 1
        return -(a + k) * (a + b + k) * x / ((a + 2 * k) * (a + 2 * k + 1)), 1
    density = exp(a * log(x) + b * log1p(-x) + loggamma(a + b) - loggamma(a) - loggamma(b))
    return density / a / lentz(mpf(1), term)


def outward(density, start, side, width):
    """
    The integral of a log-concave density from a place outwards: panels over which it falls by less than e^20, each by
    Gauss and Legendre. Measured against the density at the start, because quad's tolerance is absolute.
    """
    unit = density(start)
    total, place = mpf(0), start
    while density(place) > unit * total * mpf(10) ** -30:
        while density(place + side * width) < density(place) * exp(-20):
            width /= 2
        total += abs(quad(lambda t: density(t) / unit, [place, place + side * width], method="gauss-legendre"))
        place += side * width
        width *= mpf(1.5)
    return unit * total


def beta_tails(a, b, x):
    a, b, x = mpf(a), mpf(b), mpf(x)
    if x * (a + b + 2) <= a + 1:
        lower = beta_fraction(a, b, x)
        return lower, 1 - lower
    upper = beta_fraction(b, a, 1 - x)
    return 1 - upper, upper


def beta_check(a, b, x):
    """The nearer tail by quadrature over the log-odds."""
    a, b, x = mpf(a), mpf(b), mpf(x)
    scale = loggamma(a + b) - loggamma(a) - loggamma(b)
    density = lambda t: exp(scale - a * log1p(exp(-t)) - b * log1p(exp(t)))
    side = -1 if x * (a + b) < a else 1
    return side, outward(density, log(x) - log1p(-x), side, 1 / (4 / sqrt(1 / a + 1 / b) + abs((a + b) * x - a)))


def gamma_tails(a, x):
    a, x = mpf(a), mpf(x)
    density = exp(a * log(x) - x - loggamma(a))
    if x <= a + 1:
        term = total = 1 / a
        n = 0
        while term > total * mpf(10) ** -45:
            n += 1
            term *= x / (a + n)
            total += term
        return density * total, 1 - density * total
    upper = density / lentz(x + 1 - a, lambda n: (n * (a - n), x + 2 * n + 1 - a))
    return 1 - upper, upper


def gamma_check(a, x):
    a, x = mpf(a), mpf(x)
    density = lambda t: exp(a * t - exp(t) - loggamma(a))
    side = -1 if x < a else 1
    return side, outward(density, log(x), side, 1 / (4 * sqrt(a) + abs(x - a)))


def agree(tails, check, *arguments):
    lower, upper = tails(*arguments)
    side, other = check(*arguments)
    near = lower if side < 0 else upper
    assert abs(other / near - 1) < mpf(10) ** -20, (arguments, near, other)
    return lower, upper


def around(mean, sd):
    """Next to the mean, one, some and many deviations from it, and far out."""
    return [
        mean * (1 + 1e-9),
        mean + random.uniform(-1, 1) * sd,
        mean + random.choice([-1, 1]) * random.uniform(2, 6) * sd,
        mean + random.choice([-1, 1]) * random.uniform(10, 36) * sd,
    ]


def beta_rows():
    for a in PARAMETERS:
        for b in PARAMETERS:
            mean = a / (a + b)
            sd = (mean * (1 - mean) / (a + b + 1)) ** 0.5
            for x in random.sample(around(mean, sd), 2) + random.sample([1e-300, 1e-9, 0.5, 0.999], 1):
                if not 0 < x < 1:
                    continue
                lower, upper = beta_tails(a, b, x)
                if min(lower, upper) < TINY:
                    continue
                agree(beta_tails, beta_check, a, b, x)
                yield [a, b, x, float(lower), float(upper)]


def small_beta_rows():
    """Small a, up to where a continued fraction turns: nearly all lies below, and the upper tail has to keep its digits."""
    for a in [0.01, 0.010258191449222244, 0.0125, 0.015, 0.1, 0.5]:
        for b in [1, 30, 3458.9928365324886, 1e6]:
            for part in [0.2, 0.3, 0.95, 0.9999]:
                x = part * (a + 1) / (a + b + 2)
                lower, upper = agree(beta_tails, beta_check, a, b, x)
                yield [a, b, x, float(lower), float(upper)]


def gamma_rows():
    for a in PARAMETERS:
        for x in around(a, a**0.5) + [1e-300, 1e-9, a / 2, a * 2, a + 1, a + 600]:
            if x <= 0:
                continue
            lower, upper = gamma_tails(a, x)
            if min(lower, upper) < TINY:
                continue
            agree(gamma_tails, gamma_check, a, x)
            yield [a, x, float(lower), float(upper)]


def normal_rows():
    for p in [1e-300, 1e-200, 1e-100, 1e-30, 1e-16, 1e-9, 1e-6, 1e-4, 0.001, 0.005, 0.01, 0.025, 0.05, 0.0749, 0.0751,
              0.1, 0.25, 0.4, 0.499, 0.4999999]:
        start = -sqrt(-2 * log(mpf(p))) if p < 0.01 else -2.5 * (0.5 - mpf(p))
        yield [p, float(findroot(lambda z: log(ncdf(z) / mpf(p)), start))]


def student_rows():
    for freedom in [1, 2, 3, 5, 9, 24, 79, 81, 1000, 1_000_000]:
        for upper in [1e-12, 1e-6, 0.001, 0.005, 0.025, 0.05, 0.25, 0.4, 0.499, 0.4999999, 0.499999999999]:
            v = mpf(freedom)
            tail = lambda t: beta_tails(v / 2, 0.5, v / (v + t * t))[0] / 2
            yield [freedom, upper, float(solve(tail, mpf(upper)))]


def solve(tail, target):
    """Bisection of the logarithm: slow and certain."""
    low, high = mpf(10) ** -14, mpf(10) ** 13
    for _ in range(80):
        middle = sqrt(low * high)
        low, high = (middle, high) if tail(middle) > target else (low, middle)
    return low


NORMAL = list(normal_rows())
tables = {"beta": [*beta_rows(), *small_beta_rows()], "gamma": gamma_rows(), "normal": NORMAL, "student": student_rows()}
tables = {name: list(rows) for name, rows in tables.items()}
lines = [f'  "{name}": [\n' + ",\n".join(f"    {json.dumps(row)}" for row in rows) + "\n  ]" for name, rows in tables.items()]
Path(__file__).with_suffix(".json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
print({name: len(rows) for name, rows in tables.items()})
