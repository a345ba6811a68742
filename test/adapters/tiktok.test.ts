import { type VideosOptions, videos } from "creator-core/adapters/tiktok";
import { parse, parseRows, postSchema } from "creator-core/schemas";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";

/** 1 January 2026, 00:00 UTC, in seconds. */
const CREATED = 1_767_225_600;
const DAY = 86_400;

/** A video as the Research API has it, with the time it was fetched. */
const video = deepFreeze({
  id: "7651536528815967508",
  username: "nris9",
  create_time: CREATED,
  view_count: 1200,
  like_count: 90,
  comment_count: 8,
  share_count: 4,
  favourites_count: 3,
  video_duration: 31,
  fetched_at: CREATED + DAY,
});

const read = (rows: readonly object[], options: VideosOptions = {}) =>
  parseRows(videos(options), deepFreeze(rows as Record<string, unknown>[]));

function issuesOf(rows: readonly object[], options: VideosOptions = {}): string[] {
  return read(rows, options).issues.map(({ row, field, code }) => `${row} ${field}: ${code}`);
}

describe("a video", () => {
  it("of the Research API becomes a post with a snapshot", () => {
    const { facts, issues } = read([video]);
    expect(issues).toEqual([]);
    expect(facts.posts).toEqual([
      {
        id: "7651536528815967508",
        creatorId: "nris9",
        platform: "tiktok",
        publishedAt: CREATED * 1000,
        format: "video",
        durationSeconds: 31,
        snapshots: [{ at: (CREATED + DAY) * 1000, views: 1200, likes: 90, comments: 8, shares: 4, saves: 3 }],
      },
    ]);
    expect(parse(postSchema, facts.posts[0]).success).toBe(true);
  });

  it("of the Display API, which names neither the account nor the moment, gets both from the options", () => {
    const { username: _, fetched_at: __, video_duration: ___, ...row } = video;
    const options = { handle: "@nris9", fetchedAt: "2026-01-02T00:00:00Z", handleToCreatorId: { Nris9: "c-12" } };
    const { facts, issues } = read([{ ...row, duration: 31 }], options);
    expect(issues).toEqual([]);
    expect(facts.posts[0]).toMatchObject({ creatorId: "c-12", durationSeconds: 31 });
    expect(facts.posts[0]?.snapshots[0]?.at).toBe(Date.UTC(2026, 0, 2));
  });

  it("of the Business API has other names for the same, and reach and watch time besides", () => {
    const row = {
      item_id: "7651536528815967508",
      username: "nris9",
      create_time: String(CREATED),
      video_views: "1200",
      likes: "90",
      comments: "8",
      shares: "4",
      favorites: "3",
      reach: "1000",
      total_time_watched: "9000.4",
      fetched_at: "2026-01-02T00:00:00Z",
    };
    expect(read([row]).facts.posts[0]?.snapshots).toEqual([
      {
        at: Date.UTC(2026, 0, 2),
        views: 1200,
        reach: 1000,
        likes: 90,
        comments: 8,
        shares: 4,
        saves: 3,
        watchTimeSeconds: 9000,
      },
    ]);
  });

  it("carries what the programme adds to it", () => {
    const row = { ...video, campaign_id: "k-1", asset_id: "a-1", sponsored: "yes" };
    expect(read([row]).facts.posts[0]).toMatchObject({ campaignId: "k-1", assetId: "a-1", sponsored: true });
  });
});

describe("counts", () => {
  it.each([null, "", "--", "/"])("that are %j were not measured, which is not zero", (view_count) => {
    const [snapshot] = read([{ ...video, view_count }]).facts.posts[0]!.snapshots;
    expect(snapshot).not.toHaveProperty("views");
    expect(snapshot).toHaveProperty("likes", 90);
  });

  it("of zero are zero", () => {
    expect(read([{ ...video, view_count: 0 }]).facts.posts[0]?.snapshots[0]).toHaveProperty("views", 0);
  });

  it.each([
    [-1, "outOfRange"],
    [1.5, "outOfRange"],
    [Number.NaN, "outOfRange"],
    ["1.2K", "badFormat"],
    ["1,200", "badFormat"],
    [{}, "wrongType"],
    [true, "wrongType"],
  ])("of %j are refused", (view_count, code) => {
    expect(issuesOf([{ ...video, view_count }])).toEqual([`1 view_count: ${code}`]);
  });
});

describe("several rows of one video", () => {
  const later = { ...video, fetched_at: CREATED + 7 * DAY, view_count: 5400 };

  it("are its snapshots by time, whatever the order of the rows", () => {
    const { facts } = read([later, video]);
    expect(facts.posts).toHaveLength(1);
    expect(facts.posts[0]?.snapshots.map(({ at, views }) => [at, views])).toEqual([
      [(CREATED + DAY) * 1000, 1200],
      [(CREATED + 7 * DAY) * 1000, 5400],
    ]);
    expect(read([video, later]).facts).toEqual(facts);
  });

  it("fill in what others leave out", () => {
    const { facts, issues } = read([video, { ...later, campaign_id: "k-1", sponsored: true }]);
    expect(issues).toEqual([]);
    expect(facts.posts[0]).toMatchObject({ campaignId: "k-1", sponsored: true });
  });

  it("that stand there twice count once", () => {
    const { facts, skipped } = read([video, video]);
    expect(facts.posts[0]?.snapshots).toHaveLength(1);
    expect(skipped).toEqual([{ row: 2, reason: "the same as row 1" }]);
  });

  it("that contradict each other are issues, and the first one holds", () => {
    const rows = [
      { ...video, campaign_id: "k-1", sponsored: true },
      { ...later, username: "ann" },
      { ...later, create_time: CREATED - 1 },
      { ...later, campaign_id: "k-2" },
      { ...later, sponsored: false },
      { ...video, view_count: 1201 },
    ];
    expect(issuesOf(rows)).toEqual([
      "2 username: inconsistent",
      "3 create_time: inconsistent",
      "4 campaign_id: inconsistent",
      "5 sponsored: inconsistent",
      "6 view_count: inconsistent",
    ]);
    expect(read(rows).facts.posts[0]?.snapshots).toHaveLength(1);
  });

  it("that contradict each other are shown as the file has them, with the row that says otherwise", () => {
    const options = { handleToCreatorId: { nris9: "c-12", ann: "c-13" } };
    const rows = [
      video,
      { ...later, campaign_id: "k-1" },
      { ...later, username: "@ann" },
      { ...later, create_time: "2025-12-31T23:59:59Z" },
      { ...later, campaign_id: "k-2" },
      { ...video, view_count: "1201" },
      { ...video, view_count: "" },
    ];
    expect(read(rows, options).issues.map(({ message }) => message)).toEqual([
      'row 3, "username" must be "nris9", as in row 1 of this video, got "@ann"',
      `row 4, "create_time" must be ${CREATED}, as in row 1 of this video, got "2025-12-31T23:59:59Z"`,
      'row 5, "campaign_id" must be "k-1", as in row 2 of this video, got "k-2"',
      'row 6, "view_count" must be 1200, as in row 1, which is of the same moment and holds, got "1201"',
      'row 7, "view_count" must be 1200, as in row 1, which is of the same moment and holds, got ""',
    ]);
  });

  it("name what the options said where a row has no cell of its own", () => {
    const { username: _, ...row } = video;
    const { issues } = read([row, { ...later, username: "ann" }], { handle: "nris9" });
    expect(issues.map(({ message }) => message)).toEqual([
      'row 2, "username" must be "nris9", as in row 1 of this video, got "ann"',
    ]);
  });

  it("come out by id, whatever the order of the videos", () => {
    const rows = [
      { ...video, id: "b" },
      { ...video, id: "a" },
    ];
    expect(read(rows).facts.posts.map(({ id }) => id)).toEqual(["a", "b"]);
  });
});

describe("who and when", () => {
  it("finds creators by handle, without @ and whatever the case", () => {
    const options = { handleToCreatorId: { "@NRIS9": "c-12" } };
    expect(read([{ ...video, username: "@nris9" }], options).facts.posts[0]?.creatorId).toBe("c-12");
  });

  it.each(["stranger", "toString", "__proto__", "constructor"])(
    "has an issue for the unlisted handle %s",
    (username) => {
      expect(issuesOf([{ ...video, username }], { handleToCreatorId: { nris9: "c-12" } })).toEqual([
        "1 username: danglingReference",
      ]);
    },
  );

  it("has an issue for a row without a handle, and for one without its moment", () => {
    const { username: _, fetched_at: __, ...row } = video;
    expect(issuesOf([row])).toEqual(["1 username: missing", "1 fetched_at: missing"]);
  });

  it("refuses milliseconds where TikTok writes seconds, and a fetch before the video was there", () => {
    expect(issuesOf([{ ...video, create_time: CREATED * 1000 }])).toEqual(["1 create_time: outOfRange"]);
    expect(issuesOf([{ ...video, fetched_at: CREATED - 1 }])).toEqual(["1 fetched_at: inconsistent"]);
    expect(issuesOf([{ ...video, create_time: "2026-01-01" }])).toEqual(["1 create_time: badFormat"]);
  });

  it("refuses an id that has been a number: its last digits are gone", () => {
    const parsed: unknown = JSON.parse('{"id":7651536528815967508}');
    expect(issuesOf([{ ...video, ...(parsed as object) }])).toEqual(["1 id: outOfRange"]);
  });

  it.each(["id", "campaign_id", "asset_id"])("refuses the %s that a spreadsheet has cut short", (field) => {
    const { facts, issues } = read([{ ...video, [field]: "7.65154E+18" }]);
    expect(facts.posts).toEqual([]);
    expect(issues.map(({ expected }) => expected)).toEqual([
      "an id of 1 to 256 characters with all its digits (a spreadsheet that shows 5.86335E+17 has lost them: export again with ids as text)",
    ]);
  });

  it.each([true, 2 ** 60, 1.5, "7.65154E+18"])("refuses the handle %j", (username) => {
    expect(issuesOf([{ ...video, username }])).toHaveLength(1);
  });

  it("refuses options that are none, and takes undefined for absent", () => {
    expect(() => videos(null as unknown as VideosOptions)).toThrow(
      expect.objectContaining({ code: "invalidArgument" }),
    );
    expect(() => videos({ handleToCreatorId: null as never })).toThrow(
      expect.objectContaining({ code: "invalidArgument" }),
    );
    expect(() => videos({ handle: 5 as never })).toThrow(expect.objectContaining({ code: "invalidArgument" }));
    expect(read([video], { handle: undefined, handleToCreatorId: undefined, fetchedAt: undefined }).issues).toEqual([]);
  });

  it("refuses one handle for two creators, and a moment that is none", () => {
    const two = () => videos({ handleToCreatorId: { ann: "c-1", "@Ann": "c-2" } });
    expect(two).toThrow(expect.objectContaining({ code: "duplicateId" }));
    expect(() => videos({ fetchedAt: "today" })).toThrow(expect.objectContaining({ code: "invalidInstant" }));
  });
});
