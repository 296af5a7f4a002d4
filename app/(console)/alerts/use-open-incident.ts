"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { typeProblemOf } from "@/app/_features/incident/declare/type-problem-of";
import { useAskedFields } from "@/app/_features/incident/declare/use-asked-fields";
import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { useTRPC } from "@/app/_lib/trpc";
import type { AlertState } from "@/server/alert/contract";
import { incidentTitle } from "@/server/alert/rules/incident-title";
import { severityOf } from "@/server/alert/rules/severity-of";
import type { Severity } from "@/server/incident/contract";
import type { IncidentType } from "@/server/incident/contract/incident-type";

const SUMMARY_MAX = 4_000;
const LABEL = { severityLabel: "severity", severityMap: {} };

/** The worst of them speaks for all. */
function leadOf(alerts: readonly AlertState[]): AlertState | undefined {
  return alerts
    .map((alert) => ({ alert, severity: severityOf(alert.labels, LABEL) }))
    .toSorted(
      (one, other) =>
        one.severity.localeCompare(other.severity) || one.alert.startsAt.localeCompare(other.alert.startsAt),
    )[0]?.alert;
}

/** An incident for alerts, before it is opened: what they say of it, then what its type proposes, unless somebody says otherwise. */
export function useOpenIncident(alerts: readonly AlertState[]) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const [lead] = useState(() => leadOf(alerts));
  const [title, setTitle] = useState(() => (lead ? incidentTitle(lead.name, lead.annotations) : ""));
  const [type, setType] = useState<IncidentType | null>(null);
  const [said, setSaid] = useState<{ severity?: Severity; isPrivate?: boolean }>({});
  const [key] = useState(idempotencyKey);
  const [isTried, setTried] = useState(false);
  const draft = { mode: "live" as const, isClosed: false, typeId: type?.id ?? null };
  const fields = useAskedFields(draft);
  const open = useMutation(
    trpc.alert.open.mutationOptions({
      onSuccess: ({ number }) => router.push(`/incidents/${number}`),
      // The type may have been put away meanwhile.
      onError: () => cache.invalidateQueries(trpc.incidentType.list.queryFilter()),
    }),
  );
  const severity = said.severity ?? severityOf(lead?.labels ?? {}, LABEL, type?.severity ?? undefined);
  const isPrivate = said.isPrivate ?? type?.visibility === "private";
  const typeProblem = typeProblemOf(open.error);
  return {
    draft,
    title,
    severity,
    isPrivate,
    setTitle,
    say: (part: typeof said) => setSaid((before) => ({ ...before, ...part })),
    chooseType(chosen: IncidentType | null) {
      if (typeProblem) open.reset();
      setType(chosen);
    },
    typeProblem,
    /** Problems are shown only after somebody tried to open it. */
    fields: { ...fields, problems: isTried ? fields.problems : {} },
    error: typeProblem ? null : open.error,
    // Stays busy until the room replaces the page: no second click on the way.
    pending: open.isPending || open.isSuccess,
    submit() {
      setTried(true);
      if (title.trim() === "" || open.isPending || open.isSuccess || Object.keys(fields.problems).length > 0) return;
      const described = lead?.annotations.description?.trim().slice(0, SUMMARY_MAX).toWellFormed();
      open.mutate({
        alertIds: alerts.map(({ id }) => id),
        title,
        severity,
        summary: described || (type?.summary ?? ""),
        visibility: isPrivate ? "private" : "organization",
        typeId: draft.typeId,
        fields: fields.filled,
        idempotencyKey: key,
      });
    },
  };
}
