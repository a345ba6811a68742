/** Half-open spans `[start, end)` as columns; an unbounded side is an infinity. */
export interface Spans {
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
  /** Spans of one group never pair with each other. */
  readonly groups: ArrayLike<number>;
}

/** Those that have begun and may not have ended, by group. */
type Running = Map<number, number[]>;

/**
 * Reports every pair of a left and a right span that overlap and are of different groups. They are not gathered: there can
 * be more of them than a list or a set can hold.
 *
 * `lefts` and `rights` are places in the columns, each sorted by start. A sweep meets the spans in the order of their
 * starts and pairs each with those of the other side still running; those found to have ended are dropped on the way,
 * so everything looked at is either a pair or never looked at again. Running spans are kept by group, because a side
 * full of one group would otherwise be looked through in vain each time.
 *
 * Complexity: O(spans + pairs).
 */
export function overlappingPairs(
  lefts: readonly number[],
  leftSpans: Spans,
  rights: readonly number[],
  rightSpans: Spans,
  report: (left: number, right: number) => void,
): void {
  const runningLeft: Running = new Map();
  const runningRight: Running = new Map();
  let l = 0;
  let r = 0;
  while (l < lefts.length || r < rights.length) {
    const left = lefts[l];
    const right = rights[r];
    if (right === undefined || (left !== undefined && leftSpans.starts[left]! <= rightSpans.starts[right]!)) {
      const group = leftSpans.groups[left!]!;
      stillRunning(runningRight, rightSpans.ends, leftSpans.starts[left!]!, group, (other) => report(left!, other));
      begin(runningLeft, group, left!);
      l += 1;
    } else {
      const group = rightSpans.groups[right]!;
      stillRunning(runningLeft, leftSpans.ends, rightSpans.starts[right]!, group, (other) => report(other, right));
      begin(runningRight, group, right);
      r += 1;
    }
  }
}

function begin(running: Running, group: number, span: number): void {
  const members = running.get(group);
  if (members === undefined) running.set(group, [span]);
  else members.push(span);
}

/** Reports what still runs at an instant outside a group, and forgets what does not. */
function stillRunning(
  running: Running,
  ends: ArrayLike<number>,
  at: number,
  exceptGroup: number,
  report: (span: number) => void,
): void {
  for (const [group, members] of running) {
    if (group === exceptGroup) continue;
    let kept = 0;
    for (const span of members) {
      if (ends[span]! <= at) continue;
      members[kept] = span;
      kept += 1;
      report(span);
    }
    if (kept === 0) running.delete(group);
    else members.length = kept;
  }
}
