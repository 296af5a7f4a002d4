import { CircleAlert, Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { PendingMessage } from "@/app/_lib/timeline-outbox";

const TEXT = { sending: "pending.sending", waiting: "pending.waiting", failed: "pending.failed" } as const;

/** How far a message is, where its time will stand: in words beside a name, else as a sign that says the words. */
export function UnsentMark({ state, asSign }: { state: PendingMessage["state"]; asSign: boolean }) {
  const t = useTranslations("timeline");
  const Sign = state === "failed" ? CircleAlert : Clock;
  const tone = state === "failed" ? "text-error" : state === "waiting" ? "text-warning" : "text-secondary";
  return (
    <span
      role="img"
      aria-label={t(TEXT[state])}
      title={t(TEXT[state])}
      className={`inline-flex items-center gap-1 text-xs ${tone}`}
    >
      <Sign aria-hidden="true" className={asSign ? "mt-1 ml-3 size-3.5" : "size-3.5"} />
      {!asSign && <span>{t(TEXT[state])}</span>}
    </span>
  );
}
