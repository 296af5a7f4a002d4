"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { changedTimes, draftOf } from "@/app/_features/incident/room/times/times-draft";
import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { refusalOf, useTRPC, useTRPCClient } from "@/app/_lib/trpc";
import { type IncidentDetail, type Milestone, MILESTONES } from "@/server/incident/contract";

const CODES = ["future", "order", "needed", "notYet"] as const;
type Problems = Partial<Record<Milestone, (typeof CODES)[number]>>;

function problemsOf(details: Readonly<Record<string, unknown>>): Problems {
  const fields = Array.isArray(details.fields) ? (details.fields as { path?: unknown; code?: unknown }[]) : [];
  return Object.fromEntries(
    fields.flatMap(({ path, code }) => {
      const name = MILESTONES.find((each) => path === `times.${each}`);
      const problem = CODES.find((each) => each === code);
      return name && problem ? [[name, problem]] : [];
    }),
  );
}

/** The times of an incident on their way to being put right. */
export function useTimesForm(incident: IncidentDetail, onSaved: () => void) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const cache = useQueryClient();
  // What it was when it was opened: a change of somebody else's in between is refused, not overwritten.
  const [opened] = useState(incident);
  const [draft, setDraft] = useState(() => draftOf(incident));
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const times = changedTimes(opened, draft);
  const isChanged = Object.keys(times).length > 0;
  const save = useMutation({
    mutationFn: () => {
      const { number, version } = opened;
      return client.incident.setTimes.mutate({ number, version, idempotencyKey: idempotencyKey(), times, reason });
    },
    onSuccess: (saved) => {
      cache.setQueryData(trpc.incident.get.queryKey({ number: opened.number }), saved);
      onSaved();
    },
  });
  const problems = save.error ? problemsOf(refusalOf(save.error).details) : {};
  return {
    draft,
    reason,
    isChanged,
    problems,
    reasonMissing: asked && isChanged && !reason.trim(),
    error: Object.keys(problems).length > 0 ? null : save.error,
    pending: save.isPending,
    change(name: Milestone, value: string) {
      save.reset();
      setDraft((before) => ({ ...before, [name]: value }));
    },
    setReason,
    submit() {
      setAsked(true);
      if (isChanged && reason.trim() && !save.isPending) save.mutate();
    },
  };
}
