"use client";

import { useState } from "react";
import { draftOf, type FieldDraft, readDraft } from "@/app/_features/incident/fields/field-draft";
import type { Command } from "@/app/_features/incident/room/command";
import type { useCommands } from "@/app/_features/incident/room/use-commands";
import type { ValueProblem } from "@/server/field/rules/check-value";
import type { IncidentDetail, IncidentStatus } from "@/server/incident/contract";
import type { FieldState } from "@/server/incident/contract/fields";
import { missingFields } from "@/server/incident/rules/missing-fields";

type Run = ReturnType<typeof useCommands>["run"];
type FieldCommand = Extract<Command, { kind: "field" }>;

/** The fields that keep an incident from a status, to be filled in a form. */
export function useMissingFields(incident: IncidentDetail, to: IncidentStatus) {
  const [drafts, setDrafts] = useState<Readonly<Record<string, FieldDraft>>>({});
  const [asked, setAsked] = useState(false);
  const fields = missingFields(to, incident);
  const draftFor = ({ id, kind }: FieldState) => drafts[id] ?? draftOf(kind, null);
  const commands: FieldCommand[] = [];
  const problems: Record<string, ValueProblem | "missing"> = {};
  for (const field of fields) {
    const { id } = field;
    const read = readDraft(field, draftFor(field));
    if ("problem" in read) problems[id] = read.problem;
    else if (read.value === null) problems[id] = "missing";
    else commands.push({ kind: "field", id, value: read.value, seen: null, person: null });
  }
  return {
    fields,
    draftFor,
    change: (id: string, draft: FieldDraft) => setDrafts((before) => ({ ...before, [id]: draft })),
    /** Shown only after somebody tried to go on. */
    problems: asked ? problems : {},
    isFilled: Object.keys(problems).length === 0,
    ask: () => setAsked(true),
    /** One after the other; what comes then is done only when each was taken. */
    fill(run: Run, then: () => void) {
      const next = (at: number): void => {
        const command = commands[at];
        if (!command) return then();
        run(command, (_after, error) => {
          if (!error) next(at + 1);
        });
      };
      next(0);
    },
  };
}
