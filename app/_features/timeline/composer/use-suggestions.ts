import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useTRPC } from "@/app/_lib/trpc";
import { useSettled } from "@/app/_lib/use-settled";
import { type Candidate, CANDIDATES_MAX } from "@/server/command/contract";
import { type CommandName, commandOf } from "@/server/command/contract/commands";
import { completionPlace, type CompletionPlace } from "@/server/command/rules/completion-place";
import { fixedCandidates } from "@/server/command/rules/fixed-candidates";
import { parseCommand } from "@/server/command/rules/parse-command";
import { rankNames } from "@/server/command/rules/rank-names";
import type { ComposerCommands } from "./commands-context";

export interface Suggestion extends Candidate {
  /** What it is, in the reader's words. */
  words: string;
  isDisabled: boolean;
}

export interface Suggestions {
  from: number;
  to: number;
  items: readonly Suggestion[];
  /** Whether Enter takes the first one without it being chosen. */
  isPressing: boolean;
  of: "commands" | "people" | "choices";
}

const LOOKUP_MS = 120;
const MENTION = /(?:^|[\s(])@([^\s@]{0,60})$/;

/** Where somebody is being called in a message. */
function mentionAt(text: string, cursor: number): { from: number; query: string } | null {
  const match = MENTION.exec(text.slice(Math.max(0, cursor - 80), cursor));
  const query = match?.[1];
  return query === undefined ? null : { from: cursor - query.length - 1, query };
}

function isPressingAt(place: CompletionPlace, command: CommandName | null): boolean {
  const [first] = place.wanted;
  if (!first || place.isByTheWay) return place.query.length > 2 && first?.kind === "person";
  if (first.kind === "command") return true;
  // These are written freely: what is offered is only an example.
  if (first.kind === "time" || first.kind === "duration") return false;
  const isRequired =
    command !== null && commandOf(command).args.some(({ name, required }) => name === first.argument && required);
  return isRequired || place.query.replace(/^@/, "") !== "";
}

/** What may stand where one is writing: commands, their arguments, and people in messages. */
export function useSuggestions(
  text: string,
  cursor: number,
  incidentNumber: number,
  commands: ComposerCommands | null,
): Suggestions | null {
  const trpc = useTRPC();
  const about = useTranslations("commands.about");
  const common = useTranslations("common");
  const parsed = useMemo(() => (commands ? parseCommand(text) : null), [commands, text]);
  const place = useMemo(() => (parsed ? completionPlace(text, cursor) : null), [parsed, text, cursor]);
  const mention = parsed ? null : mentionAt(text, cursor);
  const command = parsed?.name ?? null;
  const nextStatuses = commands?.nextStatuses ?? [];
  const fixed = place?.wanted.map((wanted) => fixedCandidates(wanted, { nextStatuses, command })) ?? [];
  const isLookedUp = fixed.includes(null);
  const asked = useSettled(isLookedUp ? text : "", LOOKUP_MS);
  const names = useQuery(
    trpc.command.complete.queryOptions(
      { incidentNumber, line: asked, cursor: Math.min(cursor, asked.length) },
      { enabled: isLookedUp && asked !== "", placeholderData: keepPreviousData, staleTime: 10_000, retry: false },
    ),
  );
  const calledFor = useSettled(mention?.query ?? null, LOOKUP_MS);
  const people = useQuery(
    trpc.timeline.mentionable.queryOptions(
      { incidentNumber, query: calledFor ?? "" },
      { enabled: calledFor !== null, placeholderData: keepPreviousData, staleTime: 10_000, retry: false },
    ),
  );

  const wordsOf = ({ kind, label, detail = "" }: Candidate): string => {
    if (kind === "command" && about.has(label)) return about(label);
    if (kind === "severity") return common(`severity.${label}.words`);
    if (kind === "status") return common(`status.${label}`);
    if (kind === "role") return common(`role.${label}`);
    return detail;
  };
  const suggestion = (candidate: Candidate): Suggestion => {
    const isLocked = candidate.kind === "command" && !commands?.allowed.some((name) => name === candidate.label);
    return { ...candidate, words: wordsOf(candidate), isDisabled: isLocked };
  };

  if (mention) {
    const items = (people.data ?? []).map(({ name, handle, kind, detail }): Suggestion => {
      const words = kind === "person" ? name : detail || name;
      return { kind: "person", insert: `@${handle}`, label: `@${handle}`, words, isDisabled: false };
    });
    const shown = items.filter(({ insert }) => insert !== `@${mention.query}`).slice(0, CANDIDATES_MAX);
    return { from: mention.from, to: cursor, items: shown, isPressing: mention.query !== "", of: "people" };
  }
  if (!place) return null;
  const known = rankNames(fixed.flatMap((list) => list ?? []).map(suggestion), place.query, ({ label, words }) => [
    label,
    label.replace(/^@/, ""),
    words,
  ]);
  const looked = isLookedUp ? (names.data?.candidates ?? []).map(suggestion) : [];
  const seen = new Set<string>();
  const items = [...known, ...looked].filter(({ insert }) => !seen.has(insert) && seen.add(insert));
  const isWhole = items[0]?.insert.toLowerCase() === text.slice(place.from, place.to).toLowerCase();
  const of = place.wanted[0]?.kind === "command" && place.from === 0 ? "commands" : "choices";
  // What can be used comes before what cannot.
  const shown = items.toSorted((one, other) => Number(one.isDisabled) - Number(other.isDisabled));
  return {
    from: place.from,
    to: place.to,
    items: isWhole ? [] : of === "commands" ? shown : shown.slice(0, CANDIDATES_MAX),
    isPressing: isPressingAt(place, command),
    of,
  };
}
