"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ConnectProgress, StepState } from "@/app/_features/registration/connect-progress";
import { useTRPC } from "@/app/_lib/trpc";
import type { AlertSourceState } from "@/server/intake/contract";

const REFRESH_MS = 30_000;
/** While Grafana is being written to, or a first call is waited for. */
const SOON_MS = 1_000;

/** How Grafana's alerting is connected, and what can be done about it. */
export function useRegistration() {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const refresh = () =>
    Promise.all([
      cache.invalidateQueries(trpc.registration.pathFilter()),
      cache.invalidateQueries(trpc.intake.sources.queryFilter()),
    ]);
  const connect = useMutation(trpc.registration.connect.mutationOptions({ onSettled: refresh }));
  const test = useMutation(trpc.registration.test.mutationOptions({ onSettled: refresh }));
  const disconnect = useMutation(
    trpc.registration.disconnect.mutationOptions({
      onSuccess: () => {
        connect.reset();
        test.reset();
      },
      onSettled: refresh,
    }),
  );
  const isWaiting = connect.data?.state === "byHand";
  const refetchInterval = connect.isPending || isWaiting ? SOON_MS : REFRESH_MS;
  const status = useQuery(trpc.registration.status.queryOptions(undefined, { refetchInterval }));
  const sources = useQuery(trpc.intake.sources.queryOptions(undefined, { refetchInterval }));
  const source = (id: string): AlertSourceState | null => sources.data?.find((each) => each.id === id) ?? null;

  const wanted = connect.variables?.name;
  const hasAddress =
    sources.data?.some(({ kind, name, isOn }) => kind === "grafana" && name === wanted && isOn) ?? false;
  return {
    status,
    source,
    connect,
    test,
    disconnect,
    outcome: connect.data,
    progress: progressOf(),
  };

  function progressOf(): ConnectProgress | null {
    const hook = status.data?.hook;
    if (connect.data?.state === "connected") {
      const { outcome } = connect.data.test;
      const isSent = outcome !== "notSent";
      return {
        address: "done",
        contactPoint: "done",
        route: "done",
        test: isSent ? "done" : "failed",
        arrived: outcome === "arrived" ? "done" : isSent ? "failed" : "waiting",
      };
    }
    if (!connect.isPending) return null;
    const isWritten = status.data?.connection !== null && hook?.contactPoint === "ours";
    const after = (isDone: boolean, isBefore: boolean): StepState =>
      isDone ? "done" : isBefore ? "working" : "waiting";
    const hasRoute = isWritten && hook.hasRoute;
    return {
      address: hasAddress ? "done" : "working",
      contactPoint: after(isWritten, hasAddress),
      route: after(hasRoute, isWritten),
      test: after(false, hasRoute),
      arrived: "waiting",
    };
  }
}

export type Registration = ReturnType<typeof useRegistration>;
