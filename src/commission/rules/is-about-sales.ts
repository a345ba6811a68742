import type { CompiledComponent } from "../terms/compiled.js";

/**
 * Whether a component pays on sales, or counts them. The others go by posts, deliverables and stretches of time, and no
 * sale is asked whether it is theirs.
 */
export function isAboutSales(component: CompiledComponent): boolean {
  switch (component.kind) {
    case "percent":
    case "tiered":
      return true;
    case "flat":
      return component.per === "conversion" || component.per === "unit";
    case "milestone":
    case "leaderboard":
      return component.measure !== "views" && component.measure !== "posts";
    default:
      return false;
  }
}

/** What a component has to know of a sale; `nothing` for one that pays the same on any. */
export function needOf(component: CompiledComponent): "share" | "sum" | "units" | "nothing" {
  switch (component.kind) {
    case "percent":
    case "tiered":
      return "share";
    case "flat":
      return component.per === "unit" ? "units" : "nothing";
    case "milestone":
    case "leaderboard":
      if (component.measure === "salesValue") return "sum";
      return component.measure === "units" ? "units" : "nothing";
    default:
      return "nothing";
  }
}
