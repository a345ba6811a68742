/** Things that wait for their time. */
export interface Agenda<Thing> {
  readonly add: (at: number, thing: Thing) => void;
  /** Takes out everything whose time has come, the earliest first. */
  readonly due: (asOf: number) => Generator<Thing>;
}

interface Waiting<Thing> {
  readonly at: number;
  readonly thing: Thing;
}

/**
 * A heap: the earliest is always the first.
 *
 * Complexity: O(log n) for each that is added or taken out, for n that wait.
 */
export function agenda<Thing>(): Agenda<Thing> {
  const heap: Waiting<Thing>[] = [];
  const add = (at: number, thing: Thing): void => {
    let place = heap.push({ at, thing }) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (heap[above]!.at <= heap[place]!.at) return;
      swap(heap, above, place);
      place = above;
    }
  };
  const takeFirst = (): Thing => {
    const { thing } = heap[0]!;
    const last = heap.pop()!;
    if (heap.length === 0) return thing;
    heap[0] = last;
    let place = 0;
    for (;;) {
      const below = smallestBelow(heap, place);
      if (below === place) return thing;
      swap(heap, place, below);
      place = below;
    }
  };
  return {
    add,
    *due(asOf) {
      while (heap.length > 0 && heap[0]!.at <= asOf) yield takeFirst();
    },
  };
}

/** The earliest of a place and the two below it. */
function smallestBelow(heap: readonly Waiting<unknown>[], place: number): number {
  let smallest = place;
  for (const below of [2 * place + 1, 2 * place + 2]) {
    if (below < heap.length && heap[below]!.at < heap[smallest]!.at) smallest = below;
  }
  return smallest;
}

function swap(heap: unknown[], a: number, b: number): void {
  [heap[a], heap[b]] = [heap[b], heap[a]];
}
