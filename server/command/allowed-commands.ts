import { COMMAND_NAMES, type CommandName, commandOf } from "@/server/command/contract/commands";
import { isAllowed, type Viewer } from "@/server/platform/access";

/** The commands that are there and that this person may use. */
export function allowedCommands(viewer: Viewer): CommandName[] {
  return COMMAND_NAMES.filter((name) => !commandOf(name).comesWith && isAllowed(viewer, commandOf(name).permission));
}
