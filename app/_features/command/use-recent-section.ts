import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc";
import type { PaletteSection } from "./palette-entry";

const RECENT = 8;

/** The newest incidents, and any by its number. */
export function useRecentSection(isOpen: boolean, search: string): PaletteSection {
  const t = useTranslations("commands.palette");
  const common = useTranslations("common");
  const router = useRouter();
  const trpc = useTRPC();
  const list = useQuery(trpc.incident.list.queryOptions({ limit: RECENT }, { enabled: isOpen, staleTime: 10_000 }));
  const items = list.data?.items ?? [];
  const wanted = Number(/^\s*#?(\d{1,9})\s*$/.exec(search)?.[1] ?? 0);
  const go = (number: number) => () => router.push(`/incidents/${number}`);
  const isOther = wanted > 0 && !items.some(({ number }) => number === wanted);
  const known = items.map(({ number, title, status, severity }) => ({
    id: `#${number}`,
    names: [`#${number}`, String(number), title],
    label: t("line", { number, title }),
    hint: `${common(`severity.${severity}.name`)} · ${common(`status.${status}`)}`,
    act: go(number),
  }));
  const other = { id: `#${wanted}`, names: [search], label: t("goTo", { number: wanted }), act: go(wanted) };
  return {
    heading: t("recent"),
    entries: isOther ? [other, ...known] : known,
    ...(list.isError && { note: t("recentAway") }),
  };
}
