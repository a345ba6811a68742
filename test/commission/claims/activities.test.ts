import type { Deliverable, Post } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { countedPosts, readDeliverables, readPosts } from "../../../src/commission/components/activities.ts";
import { readingsOfFlatDeliverable } from "../../../src/commission/components/activity-flat/readings-of-flat-deliverable.ts";
import { readingsOfFlatPost } from "../../../src/commission/components/activity-flat/readings-of-flat-post.ts";
import { compileFlat } from "../../../src/commission/components/compile-flat.ts";
import { explainLine } from "../../../src/commission/ledger/explain-line.ts";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf, untyped } from "../../support/thrown.ts";
import { brief, by, day, gbp, post } from "./fixtures.ts";

describe("readPosts", () => {
  it("knows what was known then, in the order of time", () => {
    const posts = [
      post("late", "05-01", []),
      post("p", "03-01", [
        ["03-09", 300],
        ["03-02", 100],
        ["06-01", 900],
      ]),
    ];
    const [known, ...others] = readPosts(posts, day("04-01"));
    expect(others).toEqual([]);
    expect(known?.readings("views")).toEqual([
      { at: day("03-02"), count: 100 },
      { at: day("03-09"), count: 300 },
    ]);
    expect(known?.readings("likes")).toEqual([]);
  });

  it("reads two snapshots of one instant as one, the larger count of each", () => {
    const at = day("03-02");
    const twice = post("p", "03-01", [], {
      snapshots: [
        { at, views: 5, likes: 1 },
        { at, views: 4, likes: 2 },
      ],
    });
    const [known] = readPosts([twice], day("04-01"));
    expect(known?.readings("views")).toEqual([{ at, count: 5 }]);
    expect(known?.readings("likes")).toEqual([{ at, count: 2 }]);
  });

  it("reads a snapshot that is dated before the post with the post", () => {
    const [known] = readPosts([post("p", "03-05", [["03-01", 7]])], day("04-01"));
    expect(known?.readings("views")).toEqual([{ at: day("03-05"), count: 7 }]);
  });

  it("says where a post is of, and what it is", () => {
    const of = (more: Partial<Post>) => readPosts([post("p", "03-01", [], more)], day("04-01"))[0]!;
    expect(of({ campaignId: "spring", format: "live" })).toMatchObject({ campaignId: "spring", contentKind: "live" });
    expect(of({ format: "story" })).toMatchObject({ campaignId: null, contentKind: null });
  });

  it("refuses what it cannot rely on, and takes a post twice for one", () => {
    const refused = (...posts: readonly unknown[]) => refusalOf(() => readPosts(untyped(posts), day("04-01")));
    const p = post("p", "03-01", [["03-02", 1]]);
    expect(readPosts([p, { ...p }], day("04-01"))).toHaveLength(1);
    expect(refused(p, post("p", "03-01", [["03-02", 2]]))).toBe("duplicateId at posts[1].id");
    expect(refused({ ...p, creatorId: "" })).toBe("invalidArgument at posts[0].creatorId");
    expect(refused({ ...p, campaignId: 1 })).toBe("invalidArgument at posts[0].campaignId");
    expect(refused({ ...p, snapshots: null })).toBe("invalidArgument at posts[0].snapshots");
    expect(refused({ ...p, snapshots: [null] })).toBe("invalidArgument at posts[0].snapshots[0]");
    expect(refused({ ...p, snapshots: [{ at: "soon" }] })).toBe("invalidInstant at posts[0].snapshots[0].at");
    expect(refused({ ...p, snapshots: [{ at: 1, likes: -1 }] })).toBe("invalidInteger at posts[0].snapshots[0].likes");
    expect(refused({ ...p, snapshots: [{ at: 1, views: Number.NaN }] })).toBe(
      "invalidInteger at posts[0].snapshots[0].views",
    );
  });
});

describe("countedPosts", () => {
  it("counts posts, or their views with every reading", () => {
    const posts = readPosts(
      [
        post("p", "03-01", [
          ["03-02", 100],
          ["03-03", 90],
        ]),
      ],
      day("04-01"),
    );
    expect(countedPosts(posts, "posts")).toEqual([{ id: "p", at: day("03-01"), amounts: [1], adjustments: [] }]);
    expect(countedPosts(posts, "views")).toEqual([
      {
        id: "p",
        at: day("03-01"),
        amounts: [0, 100, 90],
        adjustments: [
          { id: "p", at: day("03-02") },
          { id: "p", at: day("03-03") },
        ],
      },
    ]);
  });
});

describe("readDeliverables", () => {
  const made = (id: string, more: Partial<Deliverable>): Deliverable => ({ id, creatorId: "ann", ...more });
  const read = (...rows: readonly Deliverable[]) => readDeliverables(deepFreeze(rows), day("04-01"));

  it("has those that were accepted by then, in the order they were", () => {
    const rows = read(
      made("c", { approvedAt: day("03-02"), campaignId: "spring" }),
      made("b", { approvedAt: day("03-01") }),
      made("a", { approvedAt: day("03-02") }),
      made("never", { submittedAt: day("03-01") }),
      made("later", { approvedAt: day("04-02") }),
      made("gone", { approvedAt: null, declinedAt: day("03-01") }),
    );
    expect(rows.map(({ id, campaignId }) => [id, campaignId])).toEqual([
      ["b", null],
      ["a", null],
      ["c", "spring"],
    ]);
  });

  it("lets the later of acceptance and refusal say, as far as it is known", () => {
    const declined = (at: string) => read(made("a", { approvedAt: day("03-02"), declinedAt: day(at) }))[0]?.declinedAt;
    expect(declined("03-01")).toBeNull();
    expect(declined("03-02")).toBe(day("03-02"));
    expect(declined("03-03")).toBe(day("03-03"));
    expect(declined("04-02")).toBeNull();
  });

  it("refuses what it cannot rely on, and takes one twice for one", () => {
    const a = made("a", { approvedAt: day("03-02") });
    expect(read(a, { ...a, approvedAt: "2026-03-02T00:00:00Z" })).toHaveLength(1);
    const refused = (...rows: readonly unknown[]) => refusalOf(() => readDeliverables(untyped(rows), 0));
    expect(refused(a, made("a", {}))).toBe("duplicateId at deliverables[1].id");
    expect(refused(made("", {}))).toBe("invalidArgument at deliverables[0].id");
    expect(refused(made("a", { creatorId: "" }))).toBe("invalidArgument at deliverables[0].creatorId");
    expect(refused(made("a", { approvedAt: "soon" }))).toBe("invalidInstant at deliverables[0].approvedAt");
    expect(refused(made("a", { declinedAt: "soon" }))).toBe("invalidInstant at deliverables[0].declinedAt");
    expect(refused(made("a", { submittedAt: "soon" }))).toBe("invalidInstant at deliverables[0].submittedAt");
    expect(refused(null)).toBe("invalidArgument at deliverables[0]");
  });
});

describe("a fixed amount", () => {
  const flat = (per: "post" | "deliverable" | "click") =>
    compileFlat({ kind: "flat", amount: gbp("0.50"), per }, "UTC", "component");

  it("pays a post when it is published", () => {
    const [known] = readPosts([post("p", "03-01", [])], day("04-01"));
    const readings = readingsOfFlatPost(flat("post"), by, known!);
    expect(brief(readings)).toEqual([["03-01", 50, "commission"]]);
    expect(readings[0]?.lines().map(explainLine)).toEqual(["£0.50 for the post"]);
  });

  it("pays its clicks as they are read, and takes back what is corrected away", () => {
    const clicked = post("p", "03-01", [], {
      snapshots: [0, 3, 3, 2].map((clicks, n) => ({ at: day(`03-0${n + 2}`), clicks })),
    });
    const [known] = readPosts([clicked], day("04-01"));
    const readings = readingsOfFlatPost(flat("click"), by, known!);
    expect(brief(readings)).toEqual([
      ["03-03", 150, "commission"],
      ["03-05", 100, "commission"],
    ]);
    expect(readings[0]?.lines().map(explainLine)).toEqual(["£0.50 for each of 3 clicks"]);
    expect(readings[0]?.causes).toEqual(["p"]);
  });

  it("pays a deliverable when it is accepted, until it is turned down", () => {
    const [known] = readDeliverables(
      [{ id: "d", creatorId: "ann", approvedAt: day("03-02"), declinedAt: day("03-09") }],
      day("04-01"),
    );
    const readings = readingsOfFlatDeliverable(flat("deliverable"), by, known!);
    expect(brief(readings)).toEqual([
      ["03-02", 50, "commission"],
      ["03-09", 0, "commission"],
    ]);
    expect(readings.map(({ causes }) => causes)).toEqual([[], ["d"]]);
    expect(readingsOfFlatDeliverable(flat("deliverable"), by, { ...known!, declinedAt: null })).toHaveLength(1);
  });
});
