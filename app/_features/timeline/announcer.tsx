import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { TimelineEvent } from "@/server/timeline/contract";
import { isSuperseding } from "@/server/timeline/rules/is-superseding";
import { isolated } from "./isolated";

const GATHER_MS = 3_000;
const BODY_MAX = 200;

/** What others added after a position, newest first. */
function addedByOthers(events: readonly TimelineEvent[], after: number, userId: string): TimelineEvent[] {
  const start = events.findLastIndex(({ seq }) => seq <= after) + 1;
  return events
    .slice(start)
    .filter((event) => event.actorId !== userId && !isSuperseding(event))
    .reverse();
}

/** Tells a screen reader what others added, gathered so that a busy room does not chatter. */
export function Announcer({ events, userId }: { events: readonly TimelineEvent[]; userId: string }) {
  const t = useTranslations("timeline");
  const [text, setText] = useState("");
  const newest = events.at(-1)?.seq ?? 0;
  const told = useRef(newest);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const tell = useEffectEvent(() => {
    timer.current = undefined;
    const added = addedByOthers(events, told.current, userId);
    told.current = newest;
    const [latest] = added;
    if (!latest) return;
    const name = isolated(latest.actorName) || t("someone");
    const isOneMessage = added.length === 1 && latest.kind === "message";
    setText(
      isOneMessage
        ? t("announceOne", { name, body: latest.body.slice(0, BODY_MAX) })
        : t("announceMany", { count: added.length, name }),
    );
  });

  useEffect(() => {
    if (newest > told.current) timer.current ??= setTimeout(() => tell(), GATHER_MS);
  }, [newest]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );

  return (
    <p aria-live="polite" className="sr-only">
      {text}
    </p>
  );
}
