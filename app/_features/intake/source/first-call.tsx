"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck, LoaderCircle, MailWarning, ShieldX } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc";
import type { AlertSourceState } from "@/server/intake/contract";

const LOOK_EVERY_MS = 1_500;
const REASONS = new Set(["missing", "wrong", "stale", "twice", "replayed", "unusable"]);

/** Waits until a new source is called for the first time, and says what came of it. */
export function FirstCall({ source }: { source: AlertSourceState }) {
  const t = useTranslations("intake.firstCall");
  const because = useTranslations("intake.facts.because");
  const format = useFormatter();
  const trpc = useTRPC();
  const deliveries = useQuery(
    trpc.intake.deliveries.queryOptions(
      { sourceId: source.id, limit: 1 },
      { refetchInterval: ({ state: { data } }) => (data?.[0] && data[0].state !== "pending" ? false : LOOK_EVERY_MS) },
    ),
  );
  const call = deliveries.data?.[0];
  const refused = useQuery(
    trpc.intake.sources.queryOptions(undefined, {
      enabled: !call,
      refetchInterval: LOOK_EVERY_MS,
      select: (sources) => sources.find(({ id }) => id === source.id)?.refused,
    }),
  ).data;
  const reason = refused?.reason && REASONS.has(refused.reason) ? refused.reason : "other";
  const clock = (at: string) =>
    format.dateTime(new Date(at), { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });

  if (!call && refused && refused.count > 0 && refused.at)
    return (
      <p role="status" className="flex items-start gap-2 text-error">
        <ShieldX aria-hidden size={16} className="mt-0.75 shrink-0" />
        {t("refused", { at: clock(refused.at), why: because(reason) })}
      </p>
    );
  if (!call || call.state === "pending")
    return (
      <p role="status" className="flex items-start gap-2 text-secondary">
        <LoaderCircle aria-hidden size={16} className="mt-0.75 shrink-0 animate-spin motion-reduce:animate-none" />
        {t(call ? "reading" : "waiting")}
      </p>
    );
  const Icon = call.deadLetters > 0 ? MailWarning : CircleCheck;
  return (
    <p
      role="status"
      className={call.deadLetters > 0 ? "flex items-start gap-2 text-warning" : "flex items-start gap-2 text-success"}
    >
      <Icon aria-hidden size={16} className="mt-0.75 shrink-0" />
      <span>
        {t("arrived", { at: clock(call.receivedAt), taken: call.taken })}
        {call.deadLetters > 0 && ` ${t("unread", { count: call.deadLetters })}`}
      </span>
    </p>
  );
}
