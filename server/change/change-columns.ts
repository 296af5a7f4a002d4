import type { ChangeEvent, ChangeKind, ChangeOutcome } from "@/server/change/contract";
import type { Prisma } from "@/server/platform/prisma-client/client";

/** What is read of a change for people. */
export const changeColumns = {
  id: true,
  kind: true,
  service: { select: { id: true, slug: true, name: true } },
  serviceName: true,
  environment: true,
  title: true,
  version: true,
  url: true,
  actor: true,
  sourceName: true,
  startedAt: true,
  finishedAt: true,
  at: true,
  outcome: true,
} as const satisfies Prisma.ChangeEventSelect;

type Row = Prisma.ChangeEventGetPayload<{ select: typeof changeColumns }>;

export function toChange({ kind, outcome, startedAt, finishedAt, at, ...facts }: Row): ChangeEvent {
  return {
    ...facts,
    kind: kind as ChangeKind,
    outcome: outcome as ChangeOutcome,
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
    at: at.toISOString(),
  };
}
