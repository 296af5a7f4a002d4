"use client";

import { useMutation, useMutationState, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { useTRPC } from "@/app/_lib/trpc";
import { useOrganizationNotices } from "@/app/_lib/use-organization-notices";
import { useOfferUndo } from "@/app/_ui/undo-toast-provider";
import { type CreateSilenceInput, SILENCE_MINUTES, type SilenceItem } from "@/server/silence/contract";

const REFRESH_MS = 15_000;
const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;

/** A silence that was made here. */
export type OwnSilence = SilenceItem & { id: string };

const minutesLeft = ({ endsAt }: SilenceItem): number => Math.ceil((Date.parse(endsAt) - Date.now()) / MINUTE_MS);
const within = (minutes: number): number => Math.min(Math.max(minutes, SILENCE_MINUTES.least), SILENCE_MINUTES.most);

/** The silences of an incident, and what can be done to them. */
export function useSilences(incidentNumber: number) {
  const t = useTranslations("silences.list");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const offerUndo = useOfferUndo();
  const list = useQuery(trpc.silence.list.queryOptions({ incidentNumber }, { refetchInterval: REFRESH_MS }));
  const refresh = () => cache.invalidateQueries(trpc.silence.list.queryFilter({ incidentNumber }));
  useOrganizationNotices("both", refresh);

  const again = useMutation(trpc.silence.create.mutationOptions({ onSettled: refresh }));
  const extend = useMutation(trpc.silence.change.mutationOptions({ onSettled: refresh }));
  const end = useMutation(trpc.silence.end.mutationOptions({ onSettled: refresh }));
  const writing = useMutationState({
    filters: { mutationKey: trpc.silence.create.mutationKey(), status: "pending" },
    select: ({ state }) => state.variables as CreateSilenceInput,
  });

  return {
    list,
    refresh,
    /** What is on its way. */
    writing: writing.filter((each) => each.incidentNumber === incidentNumber),
    extend(silence: OwnSilence) {
      const minutes = within(Math.max(0, minutesLeft(silence)) + HOUR_MINUTES);
      extend.mutate({ incidentNumber, silenceId: silence.id, revision: silence.revision, minutes });
    },
    /** One that has ended does not come back: a new one takes its place. */
    end(silence: OwnSilence) {
      const { id: silenceId, owner, matchers, comment, endsWithIncident } = silence;
      const minutes = minutesLeft(silence);
      end.mutate(
        { incidentNumber, silenceId },
        {
          onSuccess: () => {
            if (minutes < SILENCE_MINUTES.least) return;
            const wanted = { incidentNumber, owner, matchers, comment, endsWithIncident, minutes: within(minutes) };
            offerUndo(t("undoEnded", { comment }), () => again.mutate({ ...wanted, idempotencyKey: idempotencyKey() }));
          },
        },
      );
    },
    /** Ids of what is being changed or ended at this moment. */
    busy: new Set([
      ...(extend.isPending ? [extend.variables.silenceId] : []),
      ...(end.isPending ? [end.variables.silenceId] : []),
    ]),
    error: extend.error ?? end.error ?? again.error,
    forgetError() {
      for (const each of [extend, end, again]) each.reset();
    },
  };
}
