"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { HomeSection } from "@/app/(console)/(home)/home-section";
import { NextUpdate } from "@/app/_features/incident/room/next-update";
import type { HomeOverview } from "@/server/home/contract";

const MOST = 8;

/** Which rooms owe the others an update, the next one first. */
export function HomeDue({ home: { open } }: { home: HomeOverview }) {
  const t = useTranslations("home");
  const due = open
    .flatMap(({ updateDueAt, ...incident }) => (updateDueAt === null ? [] : [{ ...incident, updateDueAt }]))
    .toSorted((one, other) => Date.parse(one.updateDueAt) - Date.parse(other.updateDueAt))
    .slice(0, MOST);
  return (
    <HomeSection title={t("due")}>
      {due.length === 0 && <p className="text-sm text-secondary">{t("nothingDue")}</p>}
      <ul className="flex flex-col gap-2 text-sm">
        {due.map(({ id, number, title, updateDueAt }) => (
          <li key={id} className="flex min-w-0 flex-wrap items-center gap-x-2">
            <Link
              href={`/incidents/${number}`}
              prefetch={false}
              className="min-w-0 flex-1 basis-40 truncate text-link hover:underline"
            >
              {t("number", { number })} {title}
            </Link>
            <NextUpdate dueAt={updateDueAt} />
          </li>
        ))}
      </ul>
    </HomeSection>
  );
}
