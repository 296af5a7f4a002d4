import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { safeHref } from "../markdown/safe-href";

/** The way to where an event came from; nothing when its address is none that may be opened. */
export function OutsideLink({ address }: { address: unknown }) {
  const t = useTranslations("timeline");
  const href = typeof address === "string" ? safeHref(address) : undefined;
  if (!href) return null;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="text-link ms-1.5 inline-flex items-center gap-1 underline-offset-2 hover:underline"
    >
      {t("openSource")}
      <ExternalLink aria-hidden size={12} />
    </a>
  );
}
