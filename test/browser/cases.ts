import { type Case, example, type Row } from "../../examples/playground/state.js";

const order = (id: string, price: string, discount = "", tax = "", shipping = "", refunded = ""): Row => ({
  order: id,
  price,
  discount,
  tax,
  shipping,
  refunded,
});

/** Awkward on purpose: halves of pennies, lines that join, a gift, a whole and a partial refund. */
const orders = [
  order("1", "33.35", "0.02", "6.67", "3.99", "10.01"),
  order("2", "0.30"),
  order("1", "12.50", "12.50"),
  order("", "149.99", "", "30.00", "", "179.99"),
  order("4", "250.10", "25.01", "", "4.99", "1.00"),
];
const whole = [order("a", "12500", "1", "7", "500", "333"), order("b", "999"), order("c", "1", "", "", "", "1")];
const thousandths = [order("a", "10.005", "0.001", "", "", "5.003"), order("b", "1000.999")];

const bands = [
  { from: "0", rate: "3.33" },
  { from: "40", rate: "7.77" },
  { from: "150", rate: "12.5" },
];
const steps = [
  { at: "2", bonus: "7.50" },
  { at: "3", bonus: "20" },
];
const none = { ownTier: "", bonus: "none" };

/** Cases whose code is taken from the page and run: between them every form of code that the page can write. */
export const cases: Readonly<Record<string, Case>> = {
  example,
  "percent of the goods": { ...example, ...none, orders },
  "percent of all that was charged": { ...example, ...none, orders, base: "netOfDiscounts", rate: "12.345" },
  "percent of everything": { ...example, ...none, orders, base: "gross" },
  "a rate of their own": { ...example, orders, ownTier: "micro", bonus: "none" },
  "a rate of their own on other tiers": { ...example, orders, scheme: "tides", ownTier: "mid", followers: "60,000" },
  flat: { ...example, ...none, orders, plan: "flat" },
  graduated: { ...example, ...none, orders, plan: "graduated", bands },
  "graduated, with a bonus for sales": {
    ...example,
    orders,
    plan: "graduated",
    bands,
    bonus: "salesValue",
    steps: [
      { at: "100", bonus: "5" },
      { at: "400.50", bonus: "25.01" },
    ],
  },
  "every step": { ...example, orders, plan: "flat", bonus: "orders", stack: "cumulative", steps },
  "the bonus alone": { ...example, ...none, orders, plan: "none", bonus: "orders", steps },
  "nothing at all": { ...example, ...none, orders, plan: "none" },
  "no posts and no orders": { ...example, posts: [], orders: [] },
  "by followers": { ...example, basis: "followers", scheme: "nanoMicroMidMacroMega", followers: "250K" },
  "the average post, with saves": { ...example, aggregation: "meanOfRatios", saves: "counted" },
  "the middle post by followers": { ...example, aggregation: "medianOfRatios", basis: "followers" },
  "missing counts": { ...example, posts: [{ views: "", likes: "3", comments: "", shares: "", saves: "" }] },
  yen: { ...example, currency: "JPY", cost: "50000", orders: whole, steps: [{ at: "3", bonus: "2000" }] },
  dinars: {
    ...example,
    currency: "KWD",
    cost: "50.125",
    orders: thousandths,
    bonus: "salesValue",
    steps: [{ at: "900.001", bonus: "1.001" }],
  },
  "nobody can read the followers": { ...example, followers: "many", basis: "followers" },
  "nobody can read the posts": {
    ...example,
    posts: [{ views: "N/A", likes: "", comments: "", shares: "", saves: "" }],
  },
  "nobody can read the plan": { ...example, rate: "" },
  "hostile names": {
    ...example,
    orders: [
      order('"];process.exit(7);//', "5"),
      order("`$\\{1}", "5"),
      order("__proto__", "5"),
      order("\u202ea\u2028b", "5"),
    ],
  },
  "sixty orders": {
    ...example,
    plan: "graduated",
    bands,
    orders: Array.from({ length: 61 }, (_, at) =>
      order(String(at), `${at}.${10 + (at % 90)}`, "", "", "", at % 3 === 0 ? "5.55" : ""),
    ),
  },
};
