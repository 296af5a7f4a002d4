"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { showNotice } from "@/app/_lib/show-notice";
import type { IncidentDetail } from "@/server/incident/contract";
import { DEFAULT_PREFERENCES } from "@/server/notification/contract";
import { recipientsOf } from "@/server/notification/rules/recipients-of";
import { saidIn } from "@/server/notification/rules/said-in";
import { shortened } from "@/server/notification/rules/shortened";
import { whyNotTold } from "@/server/notification/rules/why-not-told";
import type { TimelineEvent } from "@/server/timeline/contract";
import { audienceOfReader } from "./audience-of-reader";
import { useChoice } from "./use-choice";
import { usePermission } from "./use-permission";
import { useSettings } from "./use-settings";

export interface RoomNoticesOptions {
  incident: Pick<IncidentDetail, "number" | "title" | "severity" | "mode" | "roles">;
  /** Id of the reader, and of their teams. */
  me: string;
  teams: readonly string[];
  initialEvents: readonly TimelineEvent[];
}

/**
 * Whether the reader of a room was called in it; and, where the browser's push service is out of reach, a notification
 * for each call while the room's page is open but not looked at.
 */
export function useRoomNotices({ incident, me, teams, initialEvents }: RoomNoticesOptions) {
  const t = useTranslations("notification.push");
  const common = useTranslations("common");
  const locale = useLocale();
  const { number, severity, roles } = incident;
  const permission = usePermission();
  const tellsItself = useChoice(me)?.mode === "page" && permission === "granted";
  const { data } = useSettings(tellsItself).settings;
  const audience = useMemo(() => audienceOfReader({ me, teams, roles }), [me, teams, roles]);
  const holdsRole = roles.some(({ person }) => person.id === me);
  const [wasCalled, setCalled] = useState(() =>
    initialEvents.some((event) => recipientsOf(event, audience).get(me)?.includes("mention")),
  );

  const tell = (event: TimelineEvent) => {
    const kinds = recipientsOf(event, audience).get(me);
    if (!kinds) return;
    if (kinds.includes("mention")) setCalled(true);
    if (!tellsItself || document.visibilityState === "visible") return;
    // Whose choices cannot be read is rather told once too often.
    const preferences = data?.preferences ?? DEFAULT_PREFERENCES;
    const isMine = holdsRole || kinds.includes("role") || kinds.includes("handoff");
    const verdict = whyNotTold(kinds, preferences, { severity, isMine }, new Date());
    if (!verdict || verdict.refusal) return;
    const { kind } = verdict;
    const who = shortened(event.actorName, 60) || t("someone");
    const role = kind === "role" ? common(`role.${event.payload.role}` as "role.commander") : "";
    const what = t(kind, { who, role });
    void navigator.serviceWorker.ready.then((registration) =>
      showNotice(registration, {
        id: event.id,
        number,
        seq: event.seq,
        title: t(incident.mode === "drill" ? "titleOfDrill" : "title", { number: `#${number}`, what }),
        body: preferences.hidesText ? t("hidden") : shortened(saidIn(event, kind, incident.title)),
        at: Date.parse(event.recordedAt),
        lang: locale,
        open: t("open"),
      }),
    );
  };
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
  });
  const [heard] = useState(() => (event: TimelineEvent) => latest.current(event));
  const reason: "mention" | "role" | null = wasCalled ? "mention" : holdsRole ? "role" : null;
  return { heard, reason };
}
