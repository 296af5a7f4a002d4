"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useVersionedSettings } from "@/app/_features/incident/policy/use-versioned-settings";
import { useTRPC, useTRPCClient } from "@/app/_lib/trpc";
import type { IncidentStatus } from "@/server/incident/contract";
import { type StatusSettings, statusSettings, USUAL_STATUSES } from "@/server/incident/contract/status-settings";
import { moveStatus } from "@/server/incident/rules/move-status";

/** What an organization's statuses shall be; kept as it is while it cannot be saved. */
export function useStatusSettings(initial: StatusSettings) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const cache = useQueryClient();
  const router = useRouter();
  const { draft, change, ...settings } = useVersionedSettings({
    initial,
    read: () => client.incident.statuses.query(),
    write: (wanted) => client.incident.setStatuses.mutate(wanted),
    onKept: (kept) => {
      cache.setQueryData(trpc.incident.statuses.queryKey(), kept);
      // Names come with the page.
      router.refresh();
    },
  });
  const { statuses } = draft;
  const parsed = statusSettings.safeParse(draft);
  /** By the place of a status in the list. */
  const problems = new Map(
    parsed.error?.issues.map(({ path, message }) => [path[1], message === "twice" ? message : "notText"] as const),
  );
  return {
    ...settings,
    statuses: statuses.map((setting, index) => ({ ...setting, problem: problems.get(index) })),
    isUsual: JSON.stringify(statuses) === JSON.stringify(USUAL_STATUSES.statuses),
    isValid: parsed.success,
    change: (status: IncidentStatus, part: { name?: string; isOn?: boolean }) =>
      change({ statuses: statuses.map((each) => (each.status === status ? { ...each, ...part } : each)) }),
    /** To where another one of its category stands. */
    move: (status: IncidentStatus, to: IncidentStatus) => change({ statuses: moveStatus(statuses, status, to) }),
    reset: () => change({ statuses: USUAL_STATUSES.statuses }),
  };
}
