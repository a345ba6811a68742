import { day, hour, minute, quarterEnd, shoppingTime, shopTime, summerTimeBegins, type Zone } from "./calendar.js";
import type { Person } from "./creators.js";
import { products } from "./products.js";
import { randomFor } from "./random.js";
import { csvLine, decimal, strew } from "./write.js";

/** The header of Seller Center → Affiliate orders. The British file has one column more. */
const columns = [
  ...["Order ID", "Product ID", "Product Name", "SKU ID", "Price", "Payment Amount", "Currency", "Quantity"],
  ...["Fully returned or refunded", "Payment method", "Order Status", "Creator Username", "Creator Region"],
  ...["Content Type", "Content ID", "commission model", "Standard commission rate", "Est. Commission Base"],
  ...["Est. standard commission payment", "Actual Commission Base", "Actual Commission Payment"],
  ...["Shop Ads commission rate", "Est. Shop Ads commission payment", "Actual Shop Ads commission payment"],
  ...["Est. co-funded creator bonus", "Actual co-funded creator bonus", "Time Created", "Payment time"],
  ...["Order Delivery Time", "Time Commission Paid", "Platform"],
] as const;

/** Gift cards are not sold there. */
const sold = products.filter(({ category }) => category !== "gift-cards");

type Row = Readonly<Record<(typeof columns)[number], string>>;

interface Shop {
  readonly zone: Zone;
  readonly currency: "GBP" | "EUR";
  readonly region: "GB" | "DE";
  readonly orders: number;
  readonly firstOrderId: bigint;
}

const shops = {
  gb: { zone: "Europe/London", currency: "GBP", region: "GB", orders: 560, firstOrderId: 576_460_001_330_000_000n },
  de: { zone: "Europe/Berlin", currency: "EUR", region: "DE", orders: 300, firstOrderId: 576_461_774_210_000_000n },
} as const satisfies Record<string, Shop>;

export type ShopName = keyof typeof shops;

/** The sum of a creator's January, roughly, for the payments that followed it. */
export type Earned = Map<string, number>;

export function affiliateOrdersCsv(name: ShopName, people: readonly Person[], scale: number, earned: Earned): string {
  const shop: Shop = shops[name];
  const random = randomFor(`affiliate-orders-${name}`);
  const sellers = people.filter(
    (person) => person.platform === "TikTok" && (shop.region === "GB") === ["GB", "IE", "NL"].includes(person.country),
  );
  const times = orderTimes(shop.orders * scale, random);

  const rows = times.flatMap((created, index) => {
    const person = random.weighted(sellers, (each) => each.pull);
    const stranger = index % 171 === 90;
    const skus = random.chance(0.16) ? random.int(2, 3) : 1;
    const age = quarterEnd - created;
    const status = statusAt(age, random.next());
    const delivered = created + day * 2 + random.int(0, 96) * hour;
    const paid = status === "Settled" ? delivered + 14 * day : null;
    const orderId = String(shop.firstOrderId + BigInt(index) * 7_919_335_871n);
    const content = random.weighted(["Video", "Livestream", "Showcase", "External Traffic Program"], (kind) =>
      kind === "Video" ? 62 : kind === "Livestream" ? 22 : kind === "Showcase" ? 13 : 3,
    );

    const first = random.int(0, sold.length - 1);
    return Array.from({ length: skus }, (_, sku): Row => {
      const product = sold[(first + sku * 3) % sold.length] ?? random.pick(sold);
      const price = shop.currency === "GBP" ? product.gbp : product.eur;
      const quantity = random.chance(0.12) ? random.int(2, 4) : 1;
      // Free samples are orders of nothing; vouchers take off a little.
      const payment =
        index % 149 === 60 ? 0 : Math.round((price * quantity * (100 - random.pick([0, 0, 0, 5, 10, 20]))) / 100);
      const refunded = status === "Ineligible" || (["Settled", "Completed"].includes(status) && random.chance(0.05));
      const percentage = random.pick([10, 12, 15, 15, 20]);
      const commission = Math.round((payment * percentage) / 100);
      const settled = status === "Settled" && !refunded;
      if (settled && shop.currency === "GBP" && created < Date.UTC(2026, 1, 1) && !stranger) {
        earned.set(person.id, (earned.get(person.id) ?? 0) + Math.round(payment / 10));
      }
      return {
        "Order ID": orderId,
        "Product ID": product.productId,
        "Product Name": product.name,
        "SKU ID": product.skuId,
        Price: decimal(price),
        "Payment Amount": decimal(payment),
        Currency: shop.currency,
        Quantity: String(quantity),
        "Fully returned or refunded": refunded ? "Yes" : "No",
        "Payment method": random.pick(["Credit/debit card", "PayPal", "Klarna"]),
        "Order Status": status,
        "Creator Username": stranger ? "drifting.lantern.shop" : person.handle,
        "Creator Region": shop.region,
        "Content Type": content,
        "Content ID": `76${String(10_000_000_000_000_000n + BigInt(index) * 48_611_077_313n)}`,
        "commission model": "Fixed commission",
        "Standard commission rate": `${percentage}%`,
        "Est. Commission Base": decimal(payment),
        "Est. standard commission payment": decimal(commission),
        "Actual Commission Base": settled ? decimal(payment) : "0.00",
        "Actual Commission Payment": settled ? decimal(commission) : "0.00",
        "Shop Ads commission rate": "0%",
        "Est. Shop Ads commission payment": "0.00",
        "Actual Shop Ads commission payment": "0.00",
        "Est. co-funded creator bonus": "0.00",
        "Actual co-funded creator bonus": "0.00",
        "Time Created": shopTime(shop.zone, created),
        "Payment time":
          status === "Unpaid by customer" ? "" : shopTime(shop.zone, created + random.int(1, 14) * minute),
        "Order Delivery Time":
          ["Settled", "Completed"].includes(status) && delivered < quarterEnd ? shopTime(shop.zone, delivered) : "",
        "Time Commission Paid": paid !== null && paid < quarterEnd ? shopTime(shop.zone, paid) : "",
        Platform: "TikTok Shop",
      };
    });
  });

  const all = strew(rows, badRows(rows));
  const shown = columns.filter((column) => shop.region === "GB" || column !== "Creator Region");
  const lines = all.map((row) =>
    csvLine(shown.map((column) => (column.endsWith(" ID") ? `${row[column]}\t` : row[column]))),
  );
  // The export begins with a byte-order mark, and its ids end with a tab so that spreadsheets leave their digits alone.
  return `\uFEFF${csvLine(shown)}${lines.join("")}`;
}

/** Mostly evenings, a little more each week, and a handful around the change to summer time. */
function orderTimes(count: number, random: ReturnType<typeof randomFor>): number[] {
  const around = [-1_830_000, -61_000, -1_000, 0, 12_000, 1_700_000, 3_599_000].map(
    (shift) => summerTimeBegins + shift,
  );
  const others = Array.from({ length: count - around.length }, () => shoppingTime(random));
  return [...around, ...others].sort((a, b) => a - b);
}

function statusAt(age: number, luck: number): string {
  if (luck < 0.045) return "Canceled";
  if (luck < 0.06) return "Unpaid by customer";
  if (luck < 0.095) return "Ineligible";
  if (age < 2 * day) return "Pending";
  if (age < 5 * day) return "Shipped";
  return age < 24 * day ? "Completed" : "Settled";
}

/** What people do to a file before they send it on. */
function badRows(rows: readonly Row[]): Row[] {
  const sales = rows.filter((row) => row["Order Status"] === "Settled");
  const [a, b, c, d, e, f] = [20, 40, 60, 80, 100, 120].map((index) => sales[index]);
  if (!a || !b || !c || !d || !e || !f) return [];
  const renamed = (row: Row, last: string) => ({ ...row, "Order ID": `${row["Order ID"].slice(0, -2)}${last}` });
  return [
    { ...renamed(a, "01"), "Time Created": "31/02/2026 10:15:00" },
    { ...renamed(b, "03"), "Payment Amount": "-24.00" },
    { ...renamed(c, "05"), Currency: "GPB" },
    { ...renamed(d, "07"), Quantity: "two" },
    { ...renamed(e, "09"), "Time Created": "29/03/2026 25:30:00" },
    { ...renamed(e, "11"), "Order Status": "Lost in the post" },
    // A row that stands there twice is harmless; one that contradicts the first is not.
    f,
    { ...f, Quantity: String(Number(f.Quantity) + 1) },
  ];
}
