import type { PanelPorts } from "@/server/dashboard/panel-ports";
import type { Room } from "@/server/dashboard/room-access";
import type { LabelsInput, NameList } from "./contract";
import { readNames } from "./read-names";
import { nameList } from "./rules";

/** @throws AppError BAD_INPUT, and what the ports reject with */
export async function listLabels(
  ports: PanelPorts,
  room: Room,
  input: LabelsInput,
  signal?: AbortSignal,
): Promise<NameList> {
  return nameList(await readNames(ports, room, input, { of: "labels" }, signal), input.text);
}
