import type { Page } from "playwright-core";

/** Controls without a name, ids used twice, headings out of order: what a screen reader would stumble over. */
export function nameFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const textOf = (id: string) => document.getElementById(id)?.textContent?.trim() ?? "";
    for (const control of document.querySelectorAll<HTMLElement>("input, select, textarea, button, [tabindex='0']")) {
      const labels = "labels" in control ? [...((control.labels as NodeListOf<HTMLElement> | null) ?? [])] : [];
      const name =
        control.getAttribute("aria-label") ??
        (labels.map((label) => label.textContent?.trim()).join(" ") || control.textContent?.trim());
      if (!name) faults.push(`no name: ${control.outerHTML.slice(0, 80)}`);
      for (const id of control.getAttribute("aria-describedby")?.split(" ") ?? []) {
        if (textOf(id) === "") faults.push(`described by nothing: ${id}`);
      }
    }
    for (const part of document.querySelectorAll("[aria-labelledby]")) {
      const id = part.getAttribute("aria-labelledby") ?? "";
      if (textOf(id) === "") faults.push(`labelled by nothing: ${id}`);
    }
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`id used twice: ${id}`);
    if (document.querySelectorAll("h1").length !== 1) faults.push("not exactly one main heading");
    if (document.documentElement.lang === "" || document.title === "") faults.push("no language or title");
    if (document.querySelectorAll("main").length !== 1) faults.push("not exactly one main part");
    return faults;
  });
}

/** Visible text with less than 4.5 to 1 against what is behind it (WCAG 2.2, 1.4.3); large text may have 3 to 1. */
export function contrastFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const rgba = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
    const linear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
    const luminance = (color: string) => {
      const [r = 0, g = 0, b = 0] = rgba(color).map((part) => linear(part / 255));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (from: Element): string => {
      for (let at: Element | null = from; at !== null; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if (rgba(backgroundColor)[3] !== 0) return backgroundColor;
      }
      return "rgb(255, 255, 255)";
    };
    const faults = new Set<string>();
    for (const part of document.querySelectorAll<HTMLElement>("body *")) {
      const own = [...part.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== "",
      );
      const typed = part instanceof HTMLInputElement || part instanceof HTMLSelectElement;
      if ((!own && !typed) || !part.checkVisibility() || part.closest(".hidden, .skip, script, style, :disabled"))
        continue;
      const style = getComputedStyle(part);
      const [one, two] = [luminance(style.color), luminance(behind(part))];
      const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
      const size = Number.parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (large ? 3 : 4.5))
        faults.add(`${part.tagName}.${part.className} ${style.color}: ${ratio.toFixed(2)}`);
    }
    return [...faults];
  });
}
