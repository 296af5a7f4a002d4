"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { fillFromType, type Proposed, writtenAfter } from "@/app/_features/incident/declare/fill-from-type";
import { type Draft, newDraft, problemsOf, timeProblemsOf, wishOf } from "@/app/_features/incident/declare/draft";
import { typeProblemOf } from "@/app/_features/incident/declare/type-problem-of";
import { useAskedFields } from "@/app/_features/incident/declare/use-asked-fields";
import { useTRPC, useTRPCClient } from "@/app/_lib/trpc";
import type { IncidentType } from "@/server/incident/contract/incident-type";

/** A draft that survives errors, and its way to the room. */
export function useDeclare() {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const [{ draft }, setState] = useState(() => ({
    draft: newDraft("live"),
    written: new Set<Proposed>() as ReadonlySet<Proposed>,
  }));
  const fields = useAskedFields(draft);
  const [askedAt, setAskedAt] = useState<Date | null>(null);
  const change = useCallback(
    (part: Partial<Draft>) =>
      setState((before) => ({ draft: { ...before.draft, ...part }, written: writtenAfter(before.written, part) })),
    [],
  );
  const declare = useMutation({
    mutationFn: (wanted: Draft) =>
      client.incident.declare.mutate({
        ...wishOf(wanted),
        fields: fields.filled,
        severity: wanted.severity ?? "sev3",
      }),
    onSuccess: ({ number }) => router.push(`/incidents/${number}`),
    // The type may have been put away meanwhile.
    onError: () => cache.invalidateQueries(trpc.incidentType.list.queryFilter()),
  });
  const problems = problemsOf(draft);
  const typeProblem = typeProblemOf(declare.error);
  return {
    draft,
    change,
    chooseType(type: IncidentType | null) {
      if (typeProblem) declare.reset();
      setState((before) => ({
        ...before,
        draft: { ...before.draft, ...fillFromType(before.draft, before.written, type) },
      }));
    },
    typeProblem,
    /** Shown only after somebody tried to send. */
    problems: askedAt ? problems : {},
    timeProblems: askedAt ? timeProblemsOf(draft, askedAt) : {},
    fields: { ...fields, problems: askedAt ? fields.problems : {} },
    error: typeProblem ? null : declare.error,
    // Stays busy until the room replaces the page: no second click on the way.
    pending: declare.isPending || declare.isSuccess,
    submit: () => {
      const now = new Date();
      setAskedAt(now);
      if (declare.isPending || declare.isSuccess) return false;
      if (Object.keys({ ...problems, ...timeProblemsOf(draft, now), ...fields.problems }).length > 0) return false;
      declare.mutate(draft);
      return true;
    },
  };
}
