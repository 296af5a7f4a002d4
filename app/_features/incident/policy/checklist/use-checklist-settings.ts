"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useVersionedSettings } from "@/app/_features/incident/policy/use-versioned-settings";
import { useTRPC, useTRPCClient } from "@/app/_lib/trpc";
import { type ChecklistSettings, checklistSettings } from "@/server/incident/contract/checklist";

/** What an organization's checklist shall be; kept as it is while it cannot be saved. */
export function useChecklistSettings(initial: ChecklistSettings) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const cache = useQueryClient();
  const { draft, ...settings } = useVersionedSettings({
    initial,
    read: () => client.incident.checklist.query(),
    write: (wanted) => client.incident.setChecklist.mutate(wanted),
    onKept: (kept) => cache.setQueryData(trpc.incident.checklist.queryKey(), kept),
  });
  const parsed = checklistSettings.safeParse(draft);
  return {
    ...settings,
    items: draft.items,
    holdsAlerts: draft.holdsAlerts,
    /** Places of items whose words cannot be. */
    problems: new Set(parsed.error?.issues.map(({ path }) => path[1])),
    isValid: parsed.success,
  };
}
