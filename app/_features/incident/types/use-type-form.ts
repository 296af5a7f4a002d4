"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { draftOf, problemsOf, refusedFields, type TypeDraft, wishOf } from "@/app/_features/incident/types/type-draft";
import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { refusalOf, useTRPCClient } from "@/app/_lib/trpc";
import type { IncidentType } from "@/server/incident/contract/incident-type";

/** A draft of a type, new or there already, and its way to the server. */
export function useTypeForm(type: IncidentType | null, onSaved: (types: IncidentType[]) => void) {
  const client = useTRPCClient();
  const [base, setBase] = useState(type);
  const [newId] = useState(idempotencyKey);
  const [draft, setDraft] = useState(() => draftOf(type));
  const [asked, setAsked] = useState(false);
  const save = useMutation({
    mutationFn: (version: number) => {
      const facts = wishOf(draft);
      if (!base) return client.incidentType.create.mutate({ ...facts, id: newId });
      return client.incidentType.update.mutate({ ...facts, id: base.id, version });
    },
    onSuccess: onSaved,
  });
  const theirs = useMutation({
    mutationFn: () => client.incidentType.list.query(),
    onSuccess: (types) => {
      const present = types.find(({ id }) => id === base?.id);
      save.reset();
      if (!present) return;
      setBase(present);
      setDraft(draftOf(present));
    },
  });
  const problems = problemsOf(draft);
  const { code, details } = refusalOf(save.error);
  const refused = save.error ? refusedFields(details) : {};
  const isFieldRefused = Object.keys(refused).length > 0;
  const present = code === "CONFLICT" && typeof details.version === "number" ? details.version : null;
  return {
    draft,
    change(part: Partial<TypeDraft>) {
      if (isFieldRefused) save.reset();
      setDraft((before) => ({ ...before, ...part }));
    },
    problems: { ...(asked ? problems : {}), ...refused },
    error: isFieldRefused ? null : (save.error ?? theirs.error),
    isGone: save.isError && code === "NOT_FOUND",
    /** Somebody was faster: the versions that there is and that was seen. */
    conflict: save.isError && base && present !== null ? { version: present, seen: base.version } : null,
    pending: save.isPending || theirs.isPending,
    takeTheirs: () => theirs.mutate(),
    saveOverTheirs: () => present !== null && save.mutate(present),
    /** Returns whether it is on its way. */
    submit(): boolean {
      setAsked(true);
      if (Object.keys(problems).length > 0) return false;
      if (!save.isPending) save.mutate(base?.version ?? 1);
      return true;
    },
  };
}
