import { BellRing, Inbox } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { HomeSection } from "@/app/(console)/(home)/home-section";
import type { HomeOverview } from "@/server/home/contract";

const LINE = "flex items-center gap-2 text-sm text-link hover:underline";

/** What nobody has taken up yet; nothing where there is none. */
export function HomeLoose({ home: { waiting, looseAlerts } }: { home: HomeOverview }) {
  const t = useTranslations("home");
  if (waiting + looseAlerts === 0) return null;
  return (
    <HomeSection title={t("loose")}>
      {waiting > 0 && (
        <Link href="/incidents?status=triage" prefetch={false} className={LINE}>
          <Inbox aria-hidden size={15} className="shrink-0 text-warning" />
          {t("waiting", { count: waiting })}
        </Link>
      )}
      {looseAlerts > 0 && (
        <Link href="/alerts" prefetch={false} className={LINE}>
          <BellRing aria-hidden size={15} className="shrink-0 text-error" />
          {t("looseAlerts", { count: looseAlerts })}
        </Link>
      )}
    </HomeSection>
  );
}
