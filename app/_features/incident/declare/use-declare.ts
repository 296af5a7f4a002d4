"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { type Draft, newDraft, problemsOf, timeProblemsOf, wishOf } from "@/app/_features/incident/declare/draft";
import { useAskedFields } from "@/app/_features/incident/declare/use-asked-fields";
import { useTRPCClient } from "@/app/_lib/trpc";

/** A draft that survives errors, and its way to the room. */
export function useDeclare() {
  const client = useTRPCClient();
  const router = useRouter();
  const [draft, setDraft] = useState(() => newDraft("live"));
  const fields = useAskedFields(draft);
  const [askedAt, setAskedAt] = useState<Date | null>(null);
  const change = useCallback((part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })), []);
  const declare = useMutation({
    mutationFn: (wanted: Draft) =>
      client.incident.declare.mutate({
        ...wishOf(wanted),
        fields: fields.filled,
        severity: wanted.severity ?? "sev3",
      }),
    onSuccess: ({ number }) => router.push(`/incidents/${number}`),
  });
  const problems = problemsOf(draft);
  return {
    draft,
    change,
    /** Shown only after somebody tried to send. */
    problems: askedAt ? problems : {},
    timeProblems: askedAt ? timeProblemsOf(draft, askedAt) : {},
    fields: { ...fields, problems: askedAt ? fields.problems : {} },
    error: declare.error,
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
