import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { DraftProblem } from "@/app/_lib/matcher-draft";
import { useTRPC } from "@/app/_lib/trpc";
import type { WrittenMatchers } from "@/app/_lib/use-matcher-draft";
import { useSettled } from "@/app/_lib/use-settled";
import type { SilenceOwner, SilencePreview } from "@/server/silence/contract";

const SETTLE_MS = 300;
const AGAIN_MS = 10_000;

/** What would be held back now. */
export interface Reach {
  /** The last that was found; see `isCounting`. */
  found: Extract<SilencePreview, { ok: true }> | null;
  /** What was found is about other matchers, or nothing was found yet. */
  isCounting: boolean;
  problem: DraftProblem | null;
  error: unknown;
}

/** Counts what matchers hold back, while they are written. */
export function useReach(incidentNumber: number, owner: SilenceOwner, { text, matchers }: WrittenMatchers): Reach {
  const trpc = useTRPC();
  const settled = useSettled(text, SETTLE_MS);
  const isReadable = matchers !== null;
  const preview = useQuery(
    trpc.silence.preview.queryOptions(
      { incidentNumber, owner, text: settled },
      {
        enabled: isReadable && settled === text,
        placeholderData: keepPreviousData,
        refetchInterval: AGAIN_MS,
        staleTime: 0,
        retry: false,
      },
    ),
  );
  const isCurrent = isReadable && settled === text && !preview.isPlaceholderData;
  const answer = isCurrent ? preview.data : undefined;
  const last = isReadable ? preview.data : undefined;
  return {
    found: last?.ok ? last : null,
    isCounting: isReadable && !answer && !(isCurrent && preview.error),
    problem: answer && !answer.ok ? { ...answer.problem, index: answer.index } : null,
    error: isCurrent && !answer ? preview.error : null,
  };
}
