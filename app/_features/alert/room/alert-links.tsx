import { BookOpen, ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ShownAlert } from "./shown-alerts";
import { outsideHref } from "./outside-href";

const LINK = "inline-flex min-h-6 items-center gap-1 text-xs text-link hover:underline coarse:min-h-11";

/** The ways out of an alert: what to do about it, and where it comes from. */
export function AlertLinks({ alert: { links, annotations } }: { alert: Pick<ShownAlert, "links" | "annotations"> }) {
  const t = useTranslations("alertStrip");
  const ways = [
    { key: "runbook", Icon: BookOpen, href: outsideHref(links.runbook ?? annotations.runbook_url) },
    { key: "source", Icon: ExternalLink, href: outsideHref(links.source) },
  ] as const;
  return ways.map(
    ({ key, Icon, href }) =>
      href && (
        <a key={key} href={href} target="_blank" rel="noopener noreferrer nofollow" className={LINK}>
          <Icon aria-hidden size={12} />
          {t(key)}
        </a>
      ),
  );
}
