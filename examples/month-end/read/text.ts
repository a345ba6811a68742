import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { Problem } from "../problem.js";

/**
 * A file as text, piece by piece, with every kind of line end as "\n". UTF-8 and UTF-16, told by their byte-order mark;
 * in anything else letters would turn into other letters without a word, so it is refused.
 */
export async function* readText(path: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let line = 1;
  // A carriage return at the end of a piece may be half a line end.
  let held = "";
  const decoded = (bytes?: Buffer) => {
    try {
      return decoder?.decode(bytes, { stream: bytes !== undefined }) ?? "";
    } catch {
      const [before = ""] = new TextDecoder(decoder?.encoding).decode(bytes).split("\uFFFD");
      throw new Problem(1, notText(basename(path), line + (held + before).split(/\r\n?|\n/).length - 1));
    }
  };
  for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
    decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
    const text = held + decoded(bytes);
    held = text.endsWith("\r") ? "\r" : "";
    const piece = text.slice(0, text.length - held.length).replace(/\r\n?/g, "\n");
    line += piece.split("\n").length - 1;
    if (piece !== "") yield piece;
  }
  const rest = held.replace("\r", "\n") + decoded();
  if (rest !== "") yield rest;
}

function encodingOf([first, second]: Buffer): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

function notText(file: string, line: number): string {
  return `${file}, line ${line}: not UTF-8 text; save the file as UTF-8 (Excel calls it "CSV UTF-8"), so that é and £ stay what they are.`;
}
