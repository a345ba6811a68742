import { describe, expect, it } from "vitest";
import { allLeaves } from "./hostile.ts";
import { isJsonOf, issueFault } from "./laws.ts";
import { readerTargets } from "./reader-targets.ts";
import { schemaTargets } from "./schema-targets.ts";
import { editsFor, sampleOf, spoil } from "./spoil.ts";
import { type Answer, report, run, type Target } from "./target.ts";

const sample = sampleOf(Object.freeze({ id: "c-1", list: Object.freeze([1, 2, 3]) }));
const campaign = { seed: 1, from: 0, to: 400, budgetMilliseconds: 1000 };

/** A target that answers as it is told to. */
const target = (answer: (input: unknown) => Answer): Target => ({
  name: "planted",
  attempt: (random) => ({ start: sample.value, edits: editsFor(random, sample, allLeaves, allLeaves.often) }),
  answer,
});

const faultOf = (answer: (input: unknown) => Answer, more: object = {}) =>
  run(target(answer), { ...campaign, ...more }).finding?.fault;

describe("the fuzz sees", () => {
  const isSpoilt = (input: unknown) => Object(input).id !== "c-1";

  it("nothing where nothing is wrong", () => {
    expect(faultOf(() => ({ said: 1 }))).toBeUndefined();
  });

  it("a foreign exception, and which change is to blame", () => {
    const answer = (input: unknown) => {
      if (isSpoilt(input)) throw new TypeError("boom");
      return { said: 1 };
    };
    const { finding } = run(target(answer), campaign);
    expect(finding?.fault).toBe("a foreign exception: TypeError: boom");
    expect(finding?.edits).toHaveLength(1);
    expect(report(finding!, 1)).toContain(`npm run fuzz -- --only planted --seed 1 --at ${finding?.index}`);
  });

  it("that input is written to", () => {
    expect(
      faultOf((input) => {
        if (!isSpoilt(input)) (input as { id: string }).id = "mine";
        return { said: 1 };
      }),
    ).toMatch(/^a foreign exception: TypeError: Cannot assign to read only property/);
  });

  it("another answer at the second time", () => {
    let calls = 0;
    expect(
      faultOf(() => {
        calls += 1;
        return { said: calls };
      }),
    ).toBe("another answer at the second time");
  });

  it("pollution", () => {
    const pollute = () => {
      Object.defineProperty(Object.prototype, "polluted", { value: 1, configurable: true });
      return { said: 1 };
    };
    try {
      expect(faultOf(pollute)).toMatch(/^a prototype of the language was changed/);
    } finally {
      Reflect.deleteProperty(Object.prototype, "polluted");
    }
  });

  it("an input that takes too long", () => {
    const wait = () => {
      const begin = process.cpuUsage();
      while (process.cpuUsage(begin).user < 5000);
      return { said: 1 };
    };
    expect(faultOf(wait, { budgetMilliseconds: 1 })).toMatch(/ ms for one input$/);
  });

  it("what a law forbids", () => {
    const issue = {
      code: "missing",
      path: [],
      expected: "there",
      actual: "nothing",
      message: "x must be there, got nothing",
    };
    expect(issueFault(issue as never)).toBeUndefined();
    expect(issueFault({ ...issue, message: "x is missing" } as never)).toBe("another grammar: x is missing");
    expect(issueFault({ ...issue, code: "mising" } as never)).toBe("an unknown code mising");
    expect(isJsonOf({ a: 1 }, { a: 1, b: undefined })).toBe(false);
    expect(isJsonOf("1970-01-01T00:00:00.000Z", new Date(0))).toBe(true);
  });
});

it("spoils a copy, and only what lies on the way", () => {
  const leaf = { name: "5", value: 5 };
  const edit = { path: ["list", 1], how: "replace", key: "", leaf } as const;
  const spoilt = spoil(sample.value, [edit]) as { list: unknown };
  expect(spoilt).toEqual({ id: "c-1", list: [1, 5, 3] });
  expect(sample.value).toEqual({ id: "c-1", list: [1, 2, 3] });
});

// The long run is `npm run fuzz`; this one keeps every target alive.
describe("a short run", () => {
  it.each([...schemaTargets, ...readerTargets].map((one) => [one.name, one] as const))("%s stands", (_, one) => {
    const { finding } = run(one, { ...campaign, seed: 7, budgetMilliseconds: 5000 });
    expect(finding === undefined ? "stands" : report(finding, 7)).toBe("stands");
  });
});
