import { byId } from "./dom.js";

/** Calls in a row become one, a little after the last. */
export function soon(act: () => void, milliseconds: number): () => void {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(act, milliseconds);
  };
}

const forgetNotice = soon(() => {
  byId("notice").hidden = true;
}, 6000);

/** Says something for a moment, on the page and to people who listen to it. */
export function notify(message: string): void {
  const place = byId("notice");
  place.textContent = message;
  place.hidden = false;
  forgetNotice();
}

/** Puts text on the clipboard, and says so. */
export function copy(text: string, done: string): void {
  const refused = () => notify("The browser did not allow copying. Select the text and copy it yourself.");
  if (navigator.clipboard === undefined) refused();
  else navigator.clipboard.writeText(text).then(() => notify(done), refused);
}
