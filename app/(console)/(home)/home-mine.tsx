"use client";

import { CircleUserRound, Square } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { HomeSection } from "@/app/(console)/(home)/home-section";
import { classNames } from "@/app/_ui/class-names";
import { useNow } from "@/app/_ui/use-now";
import type { HomeOverview } from "@/server/home/contract";

/** What the reader does in what runs, and what they promised to do. */
export function HomeMine({ home: { open, tasks, taskCount } }: { home: HomeOverview }) {
  const t = useTranslations("home");
  const roles = useTranslations("common.role");
  const format = useFormatter();
  const now = useNow();
  const mine = open.filter((incident) => incident.roles.length > 0);
  const more = taskCount - tasks.length;
  if (mine.length + tasks.length === 0)
    return (
      <HomeSection title={t("mine")}>
        <p className="text-sm text-secondary">{t("nothingMine")}</p>
      </HomeSection>
    );
  return (
    <HomeSection title={t("mine")}>
      <ul className="flex flex-col gap-2 text-sm">
        {mine.map(({ id, number, title, roles: held }) => (
          <li key={id} className="flex min-w-0 items-start gap-2">
            <CircleUserRound aria-hidden size={15} className="mt-0.5 shrink-0 text-secondary" />
            <span className="min-w-0">
              <Link href={`/incidents/${number}`} prefetch={false} className="text-link hover:underline">
                {t("number", { number })} {title}
              </Link>
              <span className="block text-secondary">{format.list(held.map((role) => roles(role)))}</span>
            </span>
          </li>
        ))}
        {tasks.map(({ id, title, dueAt, incidentNumber }) => {
          const isLate = dueAt !== null && Date.parse(dueAt) < now.getTime();
          const at = dueAt && format.relativeTime(new Date(dueAt), now);
          return (
            <li key={id} className="flex min-w-0 items-start gap-2">
              <Square aria-label={t("task")} size={15} className="mt-0.5 shrink-0 text-secondary" />
              <span className="min-w-0">
                <Link href={`/incidents/${incidentNumber}`} prefetch={false} className="text-link hover:underline">
                  {title}
                </Link>
                <span className={classNames("block", isLate ? "text-error" : "text-secondary")}>
                  {t("number", { number: incidentNumber })}
                  {at && ` · ${isLate ? t("taskLate", { at }) : t("taskDue", { at })}`}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
      {more > 0 && <p className="text-sm text-secondary">{t("moreTasks", { count: more })}</p>}
    </HomeSection>
  );
}
