"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { type Draft, newDraft, problemsOf, timeProblemsOf, wishOf } from "@/app/_features/incident/declare/draft";
import { useTRPCClient } from "@/app/_lib/trpc";

/** A draft that survives errors, and its way to the room. */
export function useDeclare() {
  const client = useTRPCClient();
  const router = useRouter();
  const [draft, setDraft] = useState(() => newDraft("live"));
  const [askedAt, setAskedAt] = useState<Date | null>(null);
  const change = useCallback((part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })), []);
  const declare = useMutation({
    mutationFn: (wanted: Draft) =>
      client.incident.declare.mutate({ ...wishOf(wanted), severity: wanted.severity ?? "sev3" }),
    onSuccess: ({ number }) => router.push(`/incidents/${number}`),
  });
  const problems = problemsOf(draft);
  return {
    draft,
    change,
    /** Shown only after somebody tried to send. */
    problems: askedAt ? problems : {},
    timeProblems: askedAt ? timeProblemsOf(draft, askedAt) : {},
    error: declare.error,
    // Stays busy until the room replaces the page: no second click on the way.
    pending: declare.isPending || declare.isSuccess,
    submit: () => {
      const now = new Date();
      setAskedAt(now);
      if (declare.isPending || declare.isSuccess) return false;
      if (Object.keys({ ...problems, ...timeProblemsOf(draft, now) }).length > 0) return false;
      declare.mutate(draft);
      return true;
    },
  };
}
