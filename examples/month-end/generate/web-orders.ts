import type { Adjustment, Conversion, ConversionLine } from "creator-core/models";
import { day, hour, isoTime, minute, quarterEnd, shoppingTime } from "./calendar.js";
import { campaigns } from "./campaigns.js";
import type { Person } from "./creators.js";
import { products } from "./products.js";
import { randomFor } from "./random.js";
import { jsonLines, strew } from "./write.js";

/** An order of the brand's own shop, and who led to it as far as the generator knows. */
export interface WebOrder {
  readonly conversion: Conversion;
  readonly at: number;
  readonly person: Person | null;
}

export function makeWebOrders(people: readonly Person[], scale: number): WebOrder[] {
  const random = randomFor("web-orders");
  const shoppers = 430 * scale;
  const times = Array.from({ length: 700 * scale }, () => shoppingTime(random)).sort((a, b) => a - b);
  return times.map((at, index) => {
    const person = random.chance(0.82) ? random.weighted(people, (each) => each.pull) : null;
    const own = person?.customerKey != null && random.chance(0.05);
    const customerKey =
      own && person.customerKey ? person.customerKey : `k-${(100_003 + random.int(1, shoppers) * 7).toString(36)}`;
    const running = campaigns.filter(
      ({ start, end, everybody }) => everybody && at >= Date.parse(start) && at < Date.parse(end),
    );

    const code = person !== null && random.chance(0.3) ? written(person.code, random.int(0, 9)) : null;
    const stray = random.chance(0.02) ? "SUMMER99" : null;
    const codes = [code, stray].filter((each) => each !== null);
    const link = person !== null && codes.length === 0 && random.chance(0.25) ? person.linkId : null;
    const lines = orderLines(random.chance(0.3) ? random.int(2, 3) : 1, codes.length > 0, random);
    const minor = lines.reduce((sum, line) => sum + line.price.minor - (line.sellerDiscount?.minor ?? 0), 0);
    const delivered = at + 2 * day + random.int(0, 70) * hour;

    const conversion: Conversion = {
      id: `web-${10001 + index}`,
      customerKey,
      occurredAt: isoTime("Europe/London", at),
      kind: "order",
      value: { minor, currency: "GBP" },
      lines,
      ...(codes.length > 0 ? { codes } : {}),
      ...(link !== null ? { linkId: link } : {}),
      ...(running.length > 0 && random.chance(0.4) ? { campaignId: random.pick(running).id } : {}),
      ...(delivered < quarterEnd ? { deliveredAt: isoTime("Europe/London", delivered) } : {}),
    };
    return { conversion, at, person };
  });
}

/** Shoppers type codes as they like. */
function written(code: string, mood: number): string {
  if (mood === 0) return code.toLowerCase();
  return mood === 1 ? ` ${code} ` : code;
}

function orderLines(count: number, discounted: boolean, random: ReturnType<typeof randomFor>): ConversionLine[] {
  return Array.from({ length: count }, (_, index) => {
    const product = random.pick(products);
    const quantity = random.chance(0.1) ? 2 : 1;
    const price = product.gbp * quantity;
    const line = {
      id: String(index + 1),
      productId: product.productId,
      sku: product.sku,
      category: product.category,
      quantity,
      price: { minor: price, currency: "GBP" },
    };
    if (!discounted) return line;
    return { ...line, sellerDiscount: { minor: Math.round(price / 10), currency: "GBP" } };
  });
}

export function webOrdersJson(orders: readonly WebOrder[]): string {
  const good = orders.map(({ conversion }) => conversion);
  const [first] = good;
  const plain = { customerKey: "k-mend", occurredAt: "2026-03-03T12:00:00+00:00", kind: "order" };
  const bad = [
    { id: "web-bad-1", ...plain, value: { minor: 2400, currency: "POUNDS" } },
    { id: "web-bad-2", ...plain, occurredAt: "2026-03-03 12:00", value: { minor: 2400, currency: "GBP" } },
    { id: "web-bad-3", ...plain, value: { minor: "24.00", currency: "GBP" } },
    { ...first, occurredAt: "2026-03-20T09:00:00+00:00" },
  ];
  // A newsletter sign-up is a conversion too; it has no value, and the code on it still names somebody.
  const signups = orders.slice(0, 8).map(({ person }, index) => ({
    id: `signup-${index + 1}`,
    customerKey: `k-signup-${index + 1}`,
    occurredAt: `2026-03-${String(10 + index)}T08:30:00+00:00`,
    kind: "signup",
    ...(person === null ? {} : { codes: [person.code] }),
  }));
  return `${jsonLines([...strew(good, bad), ...signups])}\n`;
}

export function webRefundsJson(orders: readonly WebOrder[]): string {
  const random = randomFor("web-refunds");
  const refunds: Adjustment[] = [];
  const add = (order: WebOrder, after: number, kind: Adjustment["kind"], minor: number) => {
    const at = order.at + after;
    if (at >= quarterEnd || minor <= 0) return;
    const id = `ref-${String(refunds.length + 1).padStart(4, "0")}`;
    const occurredAt = isoTime("Europe/London", at);
    refunds.push({ id, conversionId: order.conversion.id, occurredAt, kind, value: { minor, currency: "GBP" } });
  };
  for (const order of orders) {
    const whole = order.conversion.value?.minor ?? 0;
    const luck = random.next();
    const after = random.int(4, 16) * day + random.int(0, 600) * minute;
    if (luck < 0.03) add(order, after, "return", whole);
    else if (luck < 0.055) add(order, after, "refund", Math.round(whole * 0.4));
    else if (luck < 0.065) {
      // Two parcels come back one after the other.
      add(order, after, "refund", Math.floor(whole / 3));
      add(order, after + 3 * day, "return", whole - Math.floor(whole / 3));
    } else if (luck < 0.072) add(order, hour, "cancellation", whole);
    else if (luck < 0.078) {
      // A chargeback that the shopper took back.
      add(order, after, "chargeback", whole);
      add(order, after + 2 * day, "reinstatement", whole);
    }
  }
  const good = { conversionId: "web-10010", occurredAt: "2026-03-15T10:00:00+00:00", kind: "refund" };
  const bad = [
    { ...good, id: "ref-bad-1", value: { minor: -500, currency: "GBP" } },
    { ...good, id: "ref-bad-2", kind: "regret", value: { minor: 500, currency: "GBP" } },
    // Well-formed, but nobody knows the order: read without complaint, and named by the run.
    { ...good, id: "ref-lost", conversionId: "web-99999", value: { minor: 1450, currency: "GBP" } },
  ];
  return `${jsonLines(strew(refunds, bad))}\n`;
}
