import { CircleCheck, Flame, Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/app/_ui/button";
import { TimeStamp } from "@/app/_ui/time-stamp";
import type { HomeOverview } from "@/server/home/contract";

/** The answer: whether anything is on fire. */
export function HomeHead({ home, canDeclare }: { home: HomeOverview; canDeclare: boolean }) {
  const t = useTranslations("home");
  const { liveCount, quietSince } = home;
  const words = liveCount > 0 ? t("burning", { count: liveCount }) : t("quiet");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {liveCount > 0 ? (
        <Flame aria-hidden size={26} className="shrink-0 text-error" />
      ) : (
        <CircleCheck aria-hidden size={26} className="shrink-0 text-success" />
      )}
      <div className="mr-auto">
        <h1 className="text-xl font-medium text-primary">{words}</h1>
        {liveCount === 0 && (
          <p className="text-sm text-secondary">
            {quietSince ? t.rich("quietFor", { at: () => <TimeStamp key="at" at={quietSince} /> }) : t("quietEver")}
          </p>
        )}
      </div>
      <span role="status" className="sr-only">
        {words}
      </span>
      {canDeclare && (
        <Link href="/incidents/new" prefetch={false} aria-keyshortcuts="c" className={buttonClass("primary")}>
          <Plus aria-hidden size={16} />
          {t("declare")}
        </Link>
      )}
    </div>
  );
}
