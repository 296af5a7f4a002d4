"use client";

import { Pause, Play, Radio } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import type { ExploreTarget } from "../explore-target";
import { FailureNotice } from "../failure-notice";
import type { ShownAnswer } from "../shown-answer";
import { MOST_LINES, tailFrame } from "./log-tail";
import { useLogTail } from "./use-log-tail";

/** A finger or a wheel moves a list a little without meaning it. */
const MEANT_PX = 24;

export interface LiveTailProps {
  room: string;
  target: ExploreTarget;
  renderResult: (answer: ShownAnswer) => ReactNode;
}

/** Lines as they are written, the newest first. Whoever scrolls to older ones reads in peace. */
export function LiveTail({ room, target, renderResult }: LiveTailProps) {
  const t = useTranslations("explore.tail");
  const [paused, setPaused] = useState(false);
  const list = useRef<Element>(null);
  const { tail, failure } = useLogTail(room, target, paused);
  const frames = useMemo(() => [tailFrame(tail)], [tail]);
  const { lines } = tail;
  const first = Number(BigInt(lines[0]?.tsNs ?? 0) / 1_000_000n);
  const last = Number(tail.newest / 1_000_000n);
  const resume = (): void => {
    if (list.current) list.current.scrollTop = 0;
    setPaused(false);
  };
  return (
    <>
      <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-sm text-secondary room:px-4">
        <span role="status" className="flex items-center gap-1.5 text-primary">
          {paused ? <Pause aria-hidden size={14} /> : <Radio aria-hidden size={14} className="text-success" />}
          {t(paused ? "paused" : "running")}
        </span>
        <span className="tabular-nums">{t("lines", { count: lines.length })}</span>
        {tail.left > 0 && <span>{t("bounded", { most: MOST_LINES, left: tail.left })}</span>}
        {tail.hasGap && <span className="text-warning">{t("gap")}</span>}
        <span className="grow" />
        <Button
          size="sm"
          icon={paused ? <Play aria-hidden size={14} /> : <Pause aria-hidden size={14} />}
          onClick={paused ? resume : () => setPaused(true)}
        >
          {t(paused ? "resume" : "pause")}
        </Button>
      </div>
      {failure && (
        <div className="px-3 room:px-4">
          <FailureNotice failure={failure} />
          <p className="py-1 text-sm text-secondary">{t("triesAgain")}</p>
        </div>
      )}
      {lines.length === 0 && !failure && (
        <EmptyState icon={<Radio aria-hidden size={28} />} title={t("none")}>
          {t("noneHint")}
        </EmptyState>
      )}
      {lines.length > 0 && (
        <div
          className="relative min-h-80 flex-1"
          onScrollCapture={({ target: scrolled }) => {
            if (!(scrolled instanceof Element)) return;
            list.current = scrolled;
            setPaused(scrolled.scrollTop > MEANT_PX);
          }}
        >
          {renderResult({ frames, kind: "logql", instant: false, range: { from: first, to: last } })}
        </div>
      )}
    </>
  );
}
