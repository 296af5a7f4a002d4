import type { Mention } from "@/server/timeline/contract/event-payloads";
import type { RowCommands } from "../actions/row-commands";

/** Whether a mention means who reads it: by name, by a team, or by a role that they held when it was called. */
export function callsReader(
  { id, people }: Pick<Mention, "id" | "people">,
  { reader, meant }: Pick<RowCommands, "reader" | "meant">,
): boolean {
  return people ? people.includes(reader.id) : meant.has(id);
}
