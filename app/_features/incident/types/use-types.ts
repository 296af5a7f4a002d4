"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { refusalOf, useTRPC, useTRPCClient } from "@/app/_lib/trpc";
import { useOfferUndo } from "@/app/_ui/undo-toast-provider";
import type { IncidentType, TypeFacts } from "@/server/incident/contract/incident-type";

/** Others may change types too. */
const REFRESH_MS = 15_000;
const IN_TURN = { id: "incident-types" };

const isOffered = ({ archivedAt }: IncidentType) => archivedAt === null;

/** The types in their order, and what can be done to all of them: shown at once, taken back when refused. */
export function useTypes(initial: IncidentType[]) {
  const t = useTranslations("incidentTypes.settings");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const cache = useQueryClient();
  const offerUndo = useOfferUndo();
  const options = trpc.incidentType.list.queryOptions(undefined, {
    initialData: initial,
    refetchInterval: REFRESH_MS,
    refetchOnWindowFocus: "always",
  });
  const query = useQuery(options);
  const { queryKey } = options;
  /** The order in which they shall stand, over what the server has told. */
  const [wanted, setWanted] = useState<string[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const told = () => cache.getQueryData<IncidentType[]>(queryKey) ?? [];
  const keep = async (types: IncidentType[]) => {
    await cache.cancelQueries({ queryKey });
    cache.setQueryData(queryKey, types);
  };
  const refuse = (refusal: unknown) => {
    setError(refusal);
    void cache.invalidateQueries({ queryKey });
  };

  const order = useMutation({
    scope: IN_TURN,
    mutationFn: (ids: string[]) => {
      const seen = told().filter(isOffered);
      return client.incidentType.order.mutate({ ids, seen: seen.map(({ id }) => id) });
    },
    onSuccess: keep,
    onError: refuse,
    // A later step is on its way with an order of its own.
    onSettled: (_types, _error, ids) => setWanted((present) => (present === ids ? null : present)),
  });
  const archive = useMutation({
    scope: IN_TURN,
    mutationFn: ({ id, isArchived }: IncidentType & { isArchived: boolean }) => {
      const version = told().find((each) => each.id === id)?.version ?? 1;
      return client.incidentType[isArchived ? "archive" : "restore"].mutate({ id, version });
    },
    onSuccess: async (types, { isArchived, ...type }) => {
      await keep(types);
      if (!isArchived) return;
      offerUndo(t("undoArchived", { name: type.name }), () => archive.mutate({ ...type, isArchived: false }));
    },
    onError: refuse,
  });
  const start = useMutation({
    scope: IN_TURN,
    mutationFn: async (starters: (TypeFacts & { id: string })[]) => {
      let types = told();
      for (const starter of starters) types = await client.incidentType.create.mutate(starter);
      return types;
    },
    onSuccess: keep,
    onError: refuse,
  });

  const offered = query.data.filter(isOffered);
  const byId = new Map(offered.map((type) => [type.id, type]));
  const arranged = wanted?.flatMap((id) => byId.get(id) ?? []) ?? [];
  const types = arranged.length === offered.length ? arranged : offered;
  return {
    types,
    archived: query.data.filter((type) => !isOffered(type)),
    /** Why they could not be read again; what is shown is older. */
    stale: query.error,
    retry: () => void query.refetch(),
    keep,
    /** Places are counted from 0. */
    move(from: number, to: number) {
      const type = types[from];
      if (!type || to < 0 || to >= types.length) return;
      const ids = types
        .toSpliced(from, 1)
        .toSpliced(to, 0, type)
        .map(({ id }) => id);
      setError(null);
      setWanted(ids);
      order.mutate(ids);
    },
    archive(type: IncidentType, isArchived: boolean) {
      setError(null);
      archive.mutate({ ...type, isArchived });
    },
    /** Makes the types that one may begin with. */
    start(starters: (TypeFacts & { id: string })[]) {
      setError(null);
      start.mutate(starters);
    },
    starting: start.isPending,
    /** What was not done. */
    error,
    isConflict: ["CONFLICT", "NOT_FOUND"].includes(refusalOf(error).code),
    dismiss: () => setError(null),
  };
}
