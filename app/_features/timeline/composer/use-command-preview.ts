import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "@/app/_lib/trpc";
import { useSettled } from "@/app/_lib/use-settled";
import type { CommandPreview, CommandProblem } from "@/server/command/contract";
import { commandOf } from "@/server/command/contract/commands";
import { type ParsedCommand, parseCommand } from "@/server/command/rules/parse-command";
import { useTimeZone } from "../use-time-zone";

const SETTLE_MS = 150;

export interface CommandState {
  /** Null while a message is written. */
  command: ParsedCommand | null;
  preview: CommandPreview | null;
  problem: CommandProblem | null;
  /** Why it could not be looked up. */
  error: unknown;
}

/** What the line that is being written will do, or what is wrong with it: by itself first, then by the server. */
export function useCommandPreview(text: string, incidentNumber: number, isOn: boolean): CommandState {
  const trpc = useTRPC();
  const timeZone = useTimeZone();
  const command = useMemo(() => (isOn ? parseCommand(text) : null), [isOn, text]);
  const name = command?.name ?? null;
  const isReadable = name !== null && command?.problems.length === 0 && !commandOf(name).comesWith;
  const settled = useSettled(isReadable ? text : "", SETTLE_MS);
  const asked = useQuery(
    trpc.command.preview.queryOptions(
      { incidentNumber, line: settled, timeZone },
      { enabled: isReadable && settled !== "", placeholderData: keepPreviousData, staleTime: 0, retry: false },
    ),
  );
  if (command && name && commandOf(name).comesWith) {
    const problem: CommandProblem = { code: "notYet", ...command.word, value: commandOf(name).comesWith };
    return { command, preview: null, problem, error: null };
  }
  if (!isReadable) return { command, preview: null, problem: command?.problems[0] ?? null, error: null };
  // An answer about another line says nothing about this one.
  const answer = settled === text && !asked.isPlaceholderData ? asked.data : undefined;
  return {
    command,
    preview: answer?.ok ? answer.preview : null,
    problem: answer && !answer.ok ? answer.problem : null,
    error: settled === text ? asked.error : null,
  };
}
