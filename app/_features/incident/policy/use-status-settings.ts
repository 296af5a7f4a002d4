"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { refusalOf, useTRPC, useTRPCClient } from "@/app/_lib/trpc";
import type { IncidentStatus } from "@/server/incident/contract";
import { type StatusSettings, statusSettings, USUAL_STATUSES } from "@/server/incident/contract/status-settings";
import { moveStatus } from "@/server/incident/rules/move-status";

/** What an organization's statuses shall be; kept as it is while it cannot be saved. */
export function useStatusSettings(initial: StatusSettings) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const cache = useQueryClient();
  const router = useRouter();
  const [saved, setSaved] = useState(initial);
  const [statuses, setStatuses] = useState(initial.statuses);
  const keep = (settings: StatusSettings) => {
    setSaved(settings);
    setStatuses(settings.statuses);
    cache.setQueryData(trpc.incident.statuses.queryKey(), settings);
    // Names come with the page.
    router.refresh();
  };
  const save = useMutation({
    mutationFn: async ({ overTheirs = false }: { overTheirs?: boolean }) => {
      const { version } = overTheirs ? await client.incident.statuses.query() : saved;
      return client.incident.setStatuses.mutate({ version, statuses });
    },
    onSuccess: keep,
  });
  const takeTheirs = useMutation({
    mutationFn: () => client.incident.statuses.query(),
    onSuccess: (settings) => {
      save.reset();
      keep(settings);
    },
  });
  const draft = (next: StatusSettings["statuses"]) => {
    save.reset();
    setStatuses(next);
  };
  const parsed = statusSettings.safeParse({ version: saved.version, statuses });
  /** By the place of a status in the list. */
  const problems = new Map(
    parsed.error?.issues.map(({ path, message }) => [path[1], message === "twice" ? message : "notText"] as const),
  );
  const error = save.error ?? takeTheirs.error;
  return {
    statuses: statuses.map((setting, index) => ({ ...setting, problem: problems.get(index) })),
    isChanged: JSON.stringify(statuses) !== JSON.stringify(saved.statuses),
    isUsual: JSON.stringify(statuses) === JSON.stringify(USUAL_STATUSES.statuses),
    isValid: parsed.success,
    change: (status: IncidentStatus, part: { name?: string; isOn?: boolean }) =>
      draft(statuses.map((each) => (each.status === status ? { ...each, ...part } : each))),
    /** To where another one of its category stands. */
    move: (status: IncidentStatus, to: IncidentStatus) => draft(moveStatus(statuses, status, to)),
    reset: () => draft(USUAL_STATUSES.statuses),
    save: (overTheirs = false) => save.mutate({ overTheirs }),
    takeTheirs: () => takeTheirs.mutate(),
    pending: save.isPending || takeTheirs.isPending,
    isSaved: save.isSuccess,
    error,
    isConflict: refusalOf(error).code === "CONFLICT",
  };
}
