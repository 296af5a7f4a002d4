import type { MetricFindValue } from "@grafana/data";
import { sceneGraph, type SceneVariable } from "@grafana/scenes";
import { RoomFailure, roomApi } from "../data/room-api";
import { roomContextOf } from "../data/room-context";
import { variableValuesAt } from "../data/variable-values";

/**
 * The labels that a filter may name, or the values of one of them, narrowed by the other filters. A failure is said in
 * the control and gives no options: a value may still be typed.
 */
export async function filterOptions(
  variable: SceneVariable,
  { key, without }: { key?: string; without?: string | null },
): Promise<MetricFindValue[]> {
  const { room, dashboardUid, variableNames, say } = roomContextOf(variable);
  const range = sceneGraph.getTimeRange(variable).state.value;
  const input = {
    dashboardUid,
    name: variable.state.name,
    key,
    without: without ?? undefined,
    range: { from: range.from.valueOf(), to: range.to.valueOf() },
    variables: variableValuesAt(variable, variableNames),
  };
  try {
    const options = await roomApi.filterOptions(room, input);
    variable.setState({ error: null });
    return options.map(({ text, value }) => ({ text, value }));
  } catch (failure) {
    const { code, details } = failure instanceof RoomFailure ? failure : new RoomFailure("INTERNAL", String(failure));
    variable.setState({ error: say(code, details) });
    return [];
  }
}
