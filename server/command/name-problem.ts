import type { CommandProblem } from "@/server/command/contract";

/** Why a name could not be found, and of which argument. */
export class NameProblem extends Error {
  constructor(
    readonly code: CommandProblem["code"],
    readonly argument: string,
    readonly value: string,
  ) {
    super(code);
  }
}
