"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { refusalOf, useTRPC, useTRPCClient } from "@/app/_lib/trpc";
import { type ChecklistSettings, checklistSettings } from "@/server/incident/contract/checklist";

type Draft = Pick<ChecklistSettings, "items" | "holdsAlerts">;

/** What an organization's checklist shall be; kept as it is while it cannot be saved. */
export function useChecklistSettings(initial: ChecklistSettings) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const cache = useQueryClient();
  const [saved, setSaved] = useState(initial);
  const [draft, setDraft] = useState<Draft>(initial);
  const keep = (settings: ChecklistSettings) => {
    setSaved(settings);
    setDraft(settings);
    cache.setQueryData(trpc.incident.checklist.queryKey(), settings);
  };
  const save = useMutation({
    mutationFn: async ({ overTheirs = false }: { overTheirs?: boolean }) => {
      const { version } = overTheirs ? await client.incident.checklist.query() : saved;
      const { items, holdsAlerts } = draft;
      return client.incident.setChecklist.mutate({ version, items, holdsAlerts });
    },
    onSuccess: keep,
  });
  const takeTheirs = useMutation({
    mutationFn: () => client.incident.checklist.query(),
    onSuccess: (settings) => {
      save.reset();
      keep(settings);
    },
  });
  const parsed = checklistSettings.safeParse({ ...draft, version: saved.version });
  const error = save.error ?? takeTheirs.error;
  const { items, holdsAlerts } = draft;
  return {
    items,
    holdsAlerts,
    change(part: Partial<Draft>) {
      save.reset();
      setDraft((before) => ({ ...before, ...part }));
    },
    isChanged: JSON.stringify([items, holdsAlerts]) !== JSON.stringify([saved.items, saved.holdsAlerts]),
    /** Places of items whose words cannot be. */
    problems: new Set(parsed.error?.issues.map(({ path }) => path[1])),
    isValid: parsed.success,
    save: (overTheirs = false) => save.mutate({ overTheirs }),
    takeTheirs: () => takeTheirs.mutate(),
    pending: save.isPending || takeTheirs.isPending,
    isSaved: save.isSuccess,
    error,
    isConflict: refusalOf(error).code === "CONFLICT",
  };
}
