import type { AlertRule, InstanceState } from "./alert-rule";

export type Outcome = "firing" | "normal" | "nodata" | "error";

export interface StateOfInstance {
  state: InstanceState;
  since: number;
  activeAt: number | undefined;
}

type Settings = Pick<AlertRule, "forMs" | "keepFiringForMs" | "noDataState" | "execErrState">;

/** What stands for missing data or a failed query, by the rule's settings. */
function effective(outcome: Outcome, before: InstanceState, settings: Settings): Outcome | "keep" {
  if (outcome !== "nodata" && outcome !== "error") return outcome;
  switch (outcome === "nodata" ? settings.noDataState : settings.execErrState) {
    case "OK":
      return "normal";
    case "Alerting":
      return "firing";
    case "KeepLast":
      return before === "NoData" || before === "Error" ? outcome : "keep";
    default:
      return outcome;
  }
}

/** The state after an evaluation: pending until the condition held for long enough, recovering while firing is kept. */
export function nextState(
  before: StateOfInstance | undefined,
  outcome: Outcome,
  now: number,
  settings: Settings,
): StateOfInstance {
  const previous = before ?? { state: "Normal" as const, since: now, activeAt: undefined };
  const becomes = (state: InstanceState, activeAt: number | undefined): StateOfInstance =>
    state === previous.state ? { ...previous, activeAt } : { state, since: now, activeAt };
  const activeAt = previous.activeAt ?? now;
  switch (effective(outcome, previous.state, settings)) {
    case "keep":
      return previous;
    case "nodata":
      return becomes("NoData", activeAt);
    case "error":
      return becomes("Error", activeAt);
    case "firing": {
      const fires = previous.state === "Alerting" || previous.state === "Recovering";
      return becomes(fires || now - activeAt >= settings.forMs ? "Alerting" : "Pending", activeAt);
    }
    case "normal": {
      const wasFiring = previous.state === "Alerting";
      if (wasFiring && settings.keepFiringForMs > 0) return becomes("Recovering", activeAt);
      const stays = previous.state === "Recovering" && now - previous.since < settings.keepFiringForMs;
      return stays ? previous : becomes("Normal", undefined);
    }
  }
}
