import type { Labels, Matcher } from "@/server/matcher/contract";
import { compileMatchers } from "@/server/matcher/rules/compile-matchers";
import { windowState, type WindowTimes } from "@/server/maintenance/rules/window-state";

type Window = WindowTimes & { matchers: readonly Matcher[] };

/**
 * What finds the window into which an alert that begins to fire falls, the soonest to end first. Patterns are read once;
 * a window whose pattern cannot be read holds nothing back.
 */
export function windowOf<Each extends Window>(windows: readonly Each[]): (labels: Labels, at: number) => Each | null {
  const read = windows
    .toSorted((one, other) => one.endsAt - other.endsAt)
    .flatMap((window) => {
      const fits = window.matchers.length > 0 ? compileMatchers(window.matchers) : null;
      return fits ? [{ window, fits }] : [];
    });
  return (labels, at) =>
    read.find(({ window, fits }) => windowState(window, at) === "running" && fits(labels))?.window ?? null;
}
