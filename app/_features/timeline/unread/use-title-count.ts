import { useTranslations } from "next-intl";
import { useEffect } from "react";

const COUNT = /^\(\d+\) /;

/** Puts how much is unread before the title of the page. */
export function useTitleCount(count: number): void {
  const t = useTranslations("timeline.unread");
  useEffect(() => {
    const title = () => document.title.replace(COUNT, "");
    document.title = count > 0 ? t("title", { count, title: title() }) : title();
    return () => {
      document.title = title();
    };
  }, [count, t]);
}
