import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { DraftProblem } from "@/app/_lib/matcher-draft";
import { useTRPC } from "@/app/_lib/trpc";
import type { WrittenMatchers } from "@/app/_lib/use-matcher-draft";
import { useSettled } from "@/app/_lib/use-settled";
import type { WindowPreview } from "@/server/maintenance/contract";

const SETTLE_MS = 300;

/** What a window would hold back now, and would have held back lately. */
export interface FoundByWindow {
  /** The last that was found; see `isCounting`. */
  found: Extract<WindowPreview, { ok: true }> | null;
  isCounting: boolean;
  problem: DraftProblem | null;
  error: unknown;
}

/** Counts what matchers fit, while they are written. */
export function useWindowReach({ text, matchers }: WrittenMatchers): FoundByWindow {
  const trpc = useTRPC();
  const settled = useSettled(text, SETTLE_MS);
  const isReadable = matchers !== null;
  const preview = useQuery(
    trpc.maintenance.preview.queryOptions(
      { text: settled },
      { enabled: isReadable && settled === text, placeholderData: keepPreviousData, retry: false },
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
