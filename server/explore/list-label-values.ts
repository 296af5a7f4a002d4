import type { PanelPorts } from "@/server/dashboard/panel-ports";
import type { Room } from "@/server/dashboard/room-access";
import type { LabelValuesInput, NameList } from "./contract";
import { readNames } from "./read-names";
import { nameList } from "./rules";

/** @throws AppError BAD_INPUT, and what the ports reject with */
export async function listLabelValues(
  ports: PanelPorts,
  room: Room,
  input: LabelValuesInput,
  signal?: AbortSignal,
): Promise<NameList> {
  return nameList(await readNames(ports, room, input, { of: "values", label: input.label }, signal), input.text);
}
