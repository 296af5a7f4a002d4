"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { applyCommand, type Command, undoOf } from "@/app/_features/incident/room/command";
import { useUndoWords } from "@/app/_features/incident/room/use-undo-words";
import { sendCommand } from "@/app/_features/incident/room/send-command";
import { refusalOf, useTRPC, useTRPCClient } from "@/app/_lib/trpc";
import { useOfferUndo } from "@/app/_ui/undo-toast-provider";
import type { IncidentDetail } from "@/server/incident/contract";

const RECENT_EVENTS = 10;

/** Changes an incident: shown at once, taken back when refused, with an undo where there is a way back. */
export function useCommands(number: number) {
  const undoWords = useUndoWords();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const cache = useQueryClient();
  const offerUndo = useOfferUndo();
  const { queryKey } = trpc.incident.get.queryOptions({ number });
  const present = () => cache.getQueryData<IncidentDetail>(queryKey);

  const mutation = useMutation({
    // One after the other, so that each names the version that the one before left.
    scope: { id: `incident-${number}` },
    mutationFn: ({ command }: { command: Command; isUndo?: boolean }) => {
      const incident = present();
      if (!incident) throw new Error("The incident is not loaded");
      return sendCommand(client, incident, command);
    },
    onMutate: async ({ command }) => {
      await cache.cancelQueries({ queryKey });
      const before = present();
      if (before) cache.setQueryData<IncidentDetail>(queryKey, applyCommand(before, command));
      return { before };
    },
    onSuccess: (after, { command, isUndo }, { before }) => {
      cache.setQueryData<IncidentDetail>(queryKey, after);
      const undo = before && !isUndo && undoOf(before, command, after);
      if (!undo) return;
      offerUndo(undoWords(command, before), () => mutation.mutate({ command: undo, isUndo: true }));
    },
    onError: (_error, _variables, outcome) => {
      if (outcome?.before) cache.setQueryData<IncidentDetail>(queryKey, outcome.before);
      return cache.invalidateQueries({ queryKey });
    },
  });

  /** Who was faster, read from the timeline; null when nobody can be named. */
  const conflict = useMutation({
    mutationFn: async () => {
      const { events } = await client.timeline.latest.query({ incidentNumber: number, limit: RECENT_EVENTS });
      return events.findLast((event) => event.kind !== "message")?.actorName ?? null;
    },
  });

  return {
    /** `settled` is called when the change was made or refused. */
    run: (command: Command, settled?: (after: IncidentDetail | undefined, error: unknown) => void) => {
      conflict.reset();
      mutation.mutate(
        { command },
        {
          onError: (error) => refusalOf(error).code === "INCIDENT_CHANGED" && conflict.mutate(),
          onSettled: settled,
        },
      );
    },
    pending: mutation.isPending,
    error: mutation.error,
    changedBy: conflict.data ?? null,
    dismiss: mutation.reset,
  };
}
