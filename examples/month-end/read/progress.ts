import { SingleBar } from "cli-progress";

/** Says how far a long file has been read. */
export interface Progress {
  start(file: string, bytes: number): void;
  step(bytesRead: number): void;
  stop(): void;
}

/** Files below this are read before anybody could look up. */
const worthwhileBytes = 4_000_000;

/** A bar on a terminal, for large files only; nothing at all in a log. */
export function progressOn(stream: NodeJS.WritableStream & { readonly isTTY?: boolean }): Progress {
  if (stream.isTTY !== true) return silent;
  const format = "{bar} {percentage} % of {file}";
  const bar = new SingleBar({ stream, format, clearOnComplete: true, hideCursor: true, barsize: 24 });
  let running = false;
  return {
    start(file, bytes) {
      running = bytes >= worthwhileBytes;
      if (running) bar.start(bytes, 0, { file });
    },
    step(bytesRead) {
      if (running) bar.update(bytesRead);
    },
    stop() {
      if (running) bar.stop();
      running = false;
    },
  };
}

export const silent: Progress = { start() {}, step() {}, stop() {} };
