"use client";

import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Menu } from "@/app/_ui/menu";
import { MenuItem } from "@/app/_ui/menu-item";
import type { AdhocDataSource } from "@/server/explore/contract";
import type { PastQuery } from "./query-history";

export interface PastQueriesProps {
  history: readonly PastQuery[];
  sources: readonly AdhocDataSource[];
  onChoose: (past: PastQuery) => void;
}

/** The last queries of this person in this browser. */
export function PastQueries({ history, sources, onChoose }: PastQueriesProps) {
  const t = useTranslations("explore");
  const asked = history.filter(({ dataSourceUid }) => sources.some(({ uid }) => uid === dataSourceUid));
  if (asked.length === 0) return null;
  const nameOf = (uid: string): string => sources.find((source) => source.uid === uid)?.name ?? uid;
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="ghost" icon={<History aria-hidden size={16} />}>
          {t("history")}
        </Button>
      }
    >
      {asked.map((past) => (
        <MenuItem key={`${past.dataSourceUid} ${past.expr}`} onSelect={() => onChoose(past)}>
          <span className="flex max-w-[min(480px,80vw)] min-w-0 flex-col">
            <span className="truncate font-mono text-sm">{past.expr}</span>
            <span className="text-xs text-secondary">{nameOf(past.dataSourceUid)}</span>
          </span>
        </MenuItem>
      ))}
    </Menu>
  );
}
