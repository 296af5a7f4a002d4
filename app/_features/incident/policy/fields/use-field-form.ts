"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import {
  type FieldSettings,
  newField,
  sentSettings,
  settingsOf,
  settingsProblems,
} from "@/app/_features/incident/policy/fields/field-settings-draft";
import { refusalOf, useTRPCClient } from "@/app/_lib/trpc";
import type { CustomField } from "@/server/field/contract";

/** What of the input the server refused, with the word for it. */
function refusedOf(error: unknown): Readonly<Record<string, string>> {
  const { fields } = refusalOf(error).details;
  if (!Array.isArray(fields)) return {};
  return Object.fromEntries(fields.map(({ path, code }: { path: unknown; code: unknown }) => [path, String(code)]));
}

/** A field in the making, or one that is changed; what was written stays while it cannot be saved. */
export function useFieldForm(field: CustomField | null, onSaved: (field: CustomField) => void) {
  const client = useTRPCClient();
  const [seen, setSeen] = useState(field);
  const [draft, setDraft] = useState<FieldSettings>(() => (field ? settingsOf(field) : newField()));
  const [asked, setAsked] = useState(false);
  const theirs = async (id: string) => {
    const found = (await client.field.list.query()).find((each) => each.id === id);
    if (!found) throw new Error("The field is not there");
    return found;
  };
  const save = useMutation({
    mutationFn: async ({ overTheirs = false }: { overTheirs?: boolean }) => {
      const { kind, ...settings } = sentSettings(draft);
      if (!seen) return client.field.add.mutate({ kind, ...settings });
      const { version } = overTheirs ? await theirs(seen.id) : seen;
      return client.field.change.mutate({ id: seen.id, version, ...settings });
    },
    onSuccess: onSaved,
  });
  const takeTheirs = useMutation({
    mutationFn: async () => (seen ? theirs(seen.id) : null),
    onSuccess: (found) => {
      if (!found) return;
      save.reset();
      setSeen(found);
      setDraft(settingsOf(found));
    },
  });
  const problems = settingsProblems(draft);
  const error = save.error ?? takeTheirs.error;
  return {
    draft,
    /** As it was when the form was opened: its options are archived instead of taken away. */
    seen,
    change(part: Partial<FieldSettings>) {
      save.reset();
      setDraft((before) => ({ ...before, ...part }));
    },
    replace: setDraft,
    /** Shown only after somebody tried to save. */
    problems: { ...(asked ? problems : {}), ...refusedOf(error) } as Readonly<Record<string, string | undefined>>,
    error: Object.keys(refusedOf(error)).length > 0 ? null : error,
    isConflict: refusalOf(error).code === "CONFLICT",
    pending: save.isPending || takeTheirs.isPending,
    save(overTheirs = false) {
      setAsked(true);
      if (Object.keys(problems).length > 0 || save.isPending) return false;
      save.mutate({ overTheirs });
      return true;
    },
    takeTheirs: () => takeTheirs.mutate(),
  };
}
