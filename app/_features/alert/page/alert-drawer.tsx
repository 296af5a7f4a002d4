"use client";

import { useQuery } from "@tanstack/react-query";
import { Check, Copy, VolumeX, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { alertLook } from "@/app/_features/alert/alert-look";
import { AlertStateBadge } from "@/app/_features/alert/alert-state-badge";
import { refusalOf, useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useOrganizationNotices } from "@/app/_lib/use-organization-notices";
import { Button } from "@/app/_ui/button";
import { Duration } from "@/app/_ui/duration";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { IconButton } from "@/app/_ui/icon-button";
import { Skeleton } from "@/app/_ui/skeleton";
import type { AlertState } from "@/server/alert/contract";
import { printMatcher } from "@/server/matcher/rules/print-matcher";
import { SILENCE_OWNERS } from "@/server/silence/contract";
import { AlertDetail } from "./alert-detail";
import { AlertGraph, type DrawPanel } from "./alert-graph";
import { DetachButton } from "./detach-button";

export interface AlertDrawerProps {
  id: string;
  canOpen: boolean;
  canAttach: boolean;
  drawPanel: DrawPanel;
  onClose: () => void;
  onPick: (name: string, value: string) => void;
  onOpen: (alerts: readonly AlertState[]) => void;
  onAttach: (alerts: readonly AlertState[]) => void;
  /** Null where this person may not. */
  onSilence: ((incidentNumber: number, alertId: string) => void) | null;
}

const SILENCED: ReadonlySet<string> = new Set(SILENCE_OWNERS);
const LINES = [0, 1, 2, 3];
const COPIED_MS = 2_000;
const matcherOf = (labels: Readonly<Record<string, string>>) =>
  `{${Object.entries(labels)
    .map(([name, value]) => printMatcher({ name, value, isRegex: false, isEqual: true }))
    .join(", ")}}`;

/** One alert in full, beside the list; the whole page on a phone. */
export function AlertDrawer({
  id,
  canOpen,
  canAttach,
  drawPanel,
  onClose,
  onPick,
  onOpen,
  onAttach,
  onSilence,
}: AlertDrawerProps) {
  const t = useTranslations("alerts.detail");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const [copied, setCopied] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const found = useQuery(trpc.alert.get.queryOptions({ id }, { refetchInterval: 30_000 }));
  useOrganizationNotices("alerts", () => found.refetch());
  const alert = found.data;
  const isGone = found.error !== null && refusalOf(found.error).code === "NOT_FOUND";
  const [number] = alert?.incidents ?? [];
  const canSilence =
    onSilence &&
    number !== undefined &&
    alert?.endsAt === null &&
    alert.suppression?.kind !== "silenced" &&
    SILENCED.has(alert.source.kind);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  // Covers the list on a phone: whoever reads with a screen reader has to begin here.
  useEffect(() => {
    if (window.matchMedia("(max-width: 899px)").matches) heading.current?.focus();
  }, []);
  return (
    <aside
      aria-label={t("label")}
      className="flex min-h-0 w-[26rem] shrink-0 flex-col border-l border-weak bg-primary max-room:fixed max-room:inset-0 max-room:z-30 max-room:w-auto max-room:border-l-0"
    >
      <header className="grid gap-2 border-b border-weak px-4 py-3">
        <div className="flex items-start gap-2">
          <h2
            ref={heading}
            tabIndex={-1}
            dir="auto"
            className="min-w-0 grow text-lg font-medium text-primary [overflow-wrap:anywhere]"
          >
            {alert?.name ?? <Skeleton className="h-6 w-40" />}
          </h2>
          <IconButton label={t("close")} shortcut="Esc" icon={<X aria-hidden size={16} />} onClick={onClose} />
        </div>
        {alert && (
          <>
            <div className="flex items-center gap-3">
              <AlertStateBadge state={alertLook(alert)} />
              <Duration from={alert.startsAt} to={alert.endsAt} className="text-xs text-secondary" />
            </div>
            <div className="flex flex-wrap gap-1">
              {canOpen && (
                <Button size="sm" variant="primary" onClick={() => onOpen([alert])}>
                  {t("open")}
                </Button>
              )}
              {canAttach && (
                <Button size="sm" onClick={() => onAttach([alert])}>
                  {t("attach")}
                </Button>
              )}
              {canSilence && (
                <Button size="sm" icon={<VolumeX aria-hidden size={14} />} onClick={() => onSilence(number, id)}>
                  {t("silence")}
                </Button>
              )}
              {canAttach &&
                alert.incidents.map((each) => <DetachButton key={each} alertId={id} incidentNumber={each} />)}
              <Button
                size="sm"
                variant="ghost"
                icon={copied ? <Check aria-hidden size={14} /> : <Copy aria-hidden size={14} />}
                onClick={() => void navigator.clipboard.writeText(matcherOf(alert.labels)).then(() => setCopied(true))}
              >
                <span aria-live="polite">{t(copied ? "copied" : "copy")}</span>
              </Button>
            </div>
          </>
        )}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 py-3">
        {found.error && (
          <ErrorNotice
            title={t(isGone ? "gone" : "failed")}
            {...(!isGone && { onRetry: () => void found.refetch(), retrying: found.isFetching })}
          >
            {isGone ? t("goneHint") : errorText(found.error)}
          </ErrorNotice>
        )}
        {found.isPending && (
          <div role="status" aria-label={t("loading")} className="grid gap-3">
            {LINES.map((line) => (
              <Skeleton key={line} className="h-12" />
            ))}
          </div>
        )}
        {alert && (
          <AlertDetail
            alert={alert}
            graph={<AlertGraph alert={alert} readAt={found.dataUpdatedAt} draw={drawPanel} />}
            onPick={onPick}
          />
        )}
      </div>
    </aside>
  );
}
