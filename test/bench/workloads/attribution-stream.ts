import { attributeConversions, attributeStream } from "creator-core/attribution";
import type { AttributedSale } from "creator-core/models";
import type { Case, Experiment } from "../harness/experiment.ts";
import { customerFacts } from "../inputs/touches.ts";
import { policy } from "./attribution-winners.ts";

// Memory of the streaming door: one group at a time, each made when it is asked for, as from a cursor. The first customer has a
// thousand times as many touches as any other, and is the bound. Everybody answers with the winners by customer.

const STREAM = "creator-core, streamed";
const LONGER = "creator-core, streamed, four times the customers";
const AT_ONCE = "creator-core, all at once";

const TOUCHES_A_CUSTOMER = 10;
const GROUPS_A_LOOK = 1_000;

function* groups(touches: number) {
  for (let customer = 0; customer < touches / TOUCHES_A_CUSTOMER; customer += 1) yield customerFacts(customer);
}

const winnerOf = ({ credits }: AttributedSale) => credits[0]?.creatorId ?? "";

const streamed = (name: string, touches: number): Case => ({
  name,
  count: touches,
  mostRounds: 1,
  open: () => {
    const each = async (take: (sales: readonly AttributedSale[]) => void) => {
      for await (const sales of attributeStream({ groups: groups(touches) }, policy)) take(sales);
    };
    return {
      run: async () => {
        let credits = 0;
        await each((sales) => {
          for (const sale of sales) credits += sale.credits.length;
        });
        return credits;
      },
      watched: async (look) => {
        let groups = 0;
        await each(() => {
          if (groups % GROUPS_A_LOOK === 0) look();
          groups += 1;
        });
      },
      answers: async () => {
        const answers: string[] = [];
        await each((sales) => answers.push(...sales.map(winnerOf)));
        return answers;
      },
    };
  },
});

const customerOf = ({ id }: AttributedSale) => Number(id.split("-")[1]);

const atOnce = (touches: number): Case => ({
  name: AT_ONCE,
  count: touches,
  mostRounds: 1,
  open: () => {
    const conversions = [...groups(touches)].flatMap((group) => group.conversions);
    const touchpoints = [...groups(touches)].flatMap((group) => group.touchpoints);
    const run = () => attributeConversions({ conversions, touchpoints }, policy).sales;
    return {
      run,
      // Sorting keeps the order of one customer's sales.
      answers: () => [...run()].sort((a, b) => customerOf(a) - customerOf(b)).map(winnerOf),
    };
  },
});

export const streaming: Experiment = {
  name: "one customer after the other",
  unit: "touch",
  size: 1_000_000,
  quickSize: 2_000,
  cases: ({ size }) => [
    streamed(STREAM, size),
    atOnce(size),
    // Its first answers are those of a quarter of the customers.
    streamed(LONGER, 4 * size),
  ],
  targets: [
    { kind: "aliveWithin", ours: STREAM, of: AT_ONCE, atMost: 0.1 },
    { kind: "aliveWithin", ours: LONGER, of: STREAM, atMost: 1.1 },
  ],
  memoryOf: [STREAM, LONGER, AT_ONCE],
};
