import { affiliateOrdersCsv, type Earned } from "./affiliate-orders.js";
import { agreementsJson, plannedUsesJson } from "./agreements.js";
import { campaignsJson, fxJson, payoutsJson } from "./campaigns.js";
import { creatorsCsv, makeCreators } from "./creators.js";
import { payoutPolicyJson, policiesJson, shopsJson, termsJson, trackingJson } from "./plan.js";
import { makePosts, postsJson } from "./posts.js";
import { touchpointsCsv } from "./touchpoints.js";
import { makeWebOrders, webOrdersJson, webRefundsJson } from "./web-orders.js";

/**
 * The whole data set as file names and texts. Everybody and everything in it is invented: the brand, the creators, the
 * shoppers, the prices and the exchange rates. The same scale always gives the same bytes.
 *
 * @param scale - 1 is a programme of 64 creators and 1,700 orders; 20 is one of 1,280 creators and 34,000 orders.
 */
export function dataSet(scale: number): ReadonlyMap<string, string> {
  const people = makeCreators(scale);
  const posts = makePosts(people);
  const webOrders = makeWebOrders(people, scale);
  const earned: Earned = new Map();
  const gb = affiliateOrdersCsv("gb", people, scale, earned);
  const de = affiliateOrdersCsv("de", people, scale, earned);
  return new Map([
    ["creators.csv", creatorsCsv(people)],
    ["shops.json", shopsJson()],
    ["affiliate-orders-gb.csv", gb],
    ["affiliate-orders-de.csv", de],
    ["web-orders.json", webOrdersJson(webOrders)],
    ["web-refunds.json", webRefundsJson(webOrders)],
    ["touchpoints.csv", touchpointsCsv(people, posts, webOrders, scale)],
    ["posts.json", postsJson(posts)],
    ["campaigns.json", campaignsJson(people)],
    ["tracking.json", trackingJson(people)],
    ["terms.json", termsJson()],
    ["policies.json", policiesJson()],
    ["payout-policy.json", payoutPolicyJson()],
    ["agreements.json", agreementsJson(people, posts)],
    ["planned-uses.json", plannedUsesJson(people, posts)],
    ["fx.json", fxJson()],
    ["payouts.json", payoutsJson(earned)],
  ]);
}
