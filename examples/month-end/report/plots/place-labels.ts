/** A dot and its name, in pixels. */
export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly name: string;
}

/** Where a name is written: at which end it is held, and at half its height. */
export interface Label extends Dot {
  readonly end: "start" | "end";
  readonly labelX: number;
  readonly labelY: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Place {
  readonly label: Label;
  readonly box: Box;
}

/** Of a name in letters of 12 pixels, on the safe side. */
const height = 15;
const widthOf = (name: string) => 7.4 * [...name].length;

/** Beside the dot, or around it, ever further away. */
const directions = [
  [1, 0],
  [-1, 0],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
] as const;
const distances = [9, 20, 34, 48, 64, 80, 100];

/**
 * Names near their dots, so that none lies on another name or on a named dot, and all stay inside the frame; to lie on
 * one of the other dots is as bad as to be 30 pixels off. A name for which there is no room is left out.
 */
export function placeLabels(dots: readonly Dot[], others: readonly Dot[], frame: Box): Label[] {
  const named = dots.map((dot) => boxOf(dot, 6));
  const free = others.map((dot) => boxOf(dot, 4));
  return dots.flatMap((dot) => {
    const places = candidates(dot).filter(({ box }) => inside(box, frame) && !named.some((one) => meet(box, one)));
    const cost = ({ label, box }: Place) =>
      Math.abs(label.labelY - dot.y) + 30 * free.filter((one) => meet(box, one)).length;
    const place = places.reduce<Place | undefined>(
      (best, each) => (best === undefined || cost(each) < cost(best) ? each : best),
      undefined,
    );
    if (place === undefined) return [];
    named.push(place.box);
    return [place.label];
  });
}

function candidates(dot: Dot): Place[] {
  const width = widthOf(dot.name);
  return distances.flatMap((distance) =>
    directions.map(([sideways, down]) => {
      const [labelX, labelY] = [dot.x + sideways * 9, dot.y + down * distance];
      const left = sideways > 0 ? labelX : labelX - width;
      const box = { left, right: left + width, top: labelY - height / 2, bottom: labelY + height / 2 };
      return { label: { ...dot, end: sideways > 0 ? "start" : "end", labelX, labelY }, box };
    }),
  );
}

const boxOf = ({ x, y }: Dot, radius: number): Box => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
});

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const inside = (a: Box, frame: Box) =>
  a.left >= frame.left && a.right <= frame.right && a.top >= frame.top && a.bottom <= frame.bottom;
