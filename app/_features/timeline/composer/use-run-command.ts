import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { refusalOf, useTRPC } from "@/app/_lib/trpc";
import type { CommandProblem, RanCommand } from "@/server/command/contract";
import { PROBLEMS } from "@/server/command/contract";
import { useTimeZone } from "../use-time-zone";
import type { ComposerCommands } from "./commands-context";

/** The problem that a refusal names; null where it has another reason. */
export function problemOf(error: unknown): CommandProblem | null {
  const { problem } = refusalOf(error).details as { problem?: CommandProblem };
  return problem && PROBLEMS.includes(problem.code) ? problem : null;
}

/** Sends a line to be carried out. The same line keeps its key until it has been carried out. */
export function useRunCommand(incidentNumber: number, commands: ComposerCommands | null) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const timeZone = useTimeZone();
  const sent = useRef<{ line: string; key: string } | null>(null);
  const mutation = useMutation(trpc.command.run.mutationOptions());
  return {
    ...mutation,
    run: (line: string, done: (ran: RanCommand) => void) => {
      if (sent.current?.line !== line) sent.current = { line, key: idempotencyKey() };
      const range = commands?.readRange();
      const input = { incidentNumber, line, timeZone, idempotencyKey: sent.current.key };
      mutation.mutate(
        { ...input, ...(range && { range: { from: Math.round(range.from), to: Math.round(range.to) } }) },
        {
          onSuccess: (ran) => {
            sent.current = null;
            // The room's events ask for both as well; this does not wait for them.
            void cache.invalidateQueries({ queryKey: trpc.incident.get.queryKey({ number: incidentNumber }) });
            void cache.invalidateQueries({ queryKey: trpc.task.list.queryKey({ incidentNumber }) });
            done(ran);
          },
        },
      );
    },
  };
}
