"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { PickedDashboard } from "@/app/_features/incident/dashboard-picker";
import type { useDashboardSearch } from "@/app/_features/incident/dashboards/use-dashboard-search";
import { Button } from "@/app/_ui/button";
import { Skeleton } from "@/app/_ui/skeleton";

export interface DashboardHitsProps {
  search: ReturnType<typeof useDashboardSearch>;
  picked: readonly PickedDashboard[];
  /** No more can be chosen. */
  isFull: boolean;
  tags: readonly string[];
  onTags: (tags: string[]) => void;
  onToggle: (dashboard: PickedDashboard) => void;
}

const LINES = [1, 2, 3];
const TAG =
  "inline-flex min-h-6 items-center gap-1 rounded-sm border border-weak px-1.5 text-xs text-secondary hover:bg-hover hover:text-primary coarse:min-h-8";

/** What was found, with its folder and tags; a tag narrows the search to what has it. */
export function DashboardHits({ search, picked, isFull, tags, onTags, onToggle }: DashboardHitsProps) {
  const t = useTranslations("evidence.search");
  const room = useTranslations("room.dashboards");
  const hits = search.data?.pages.flat() ?? [];
  return (
    <>
      {tags.length > 0 && (
        <div className="flex flex-wrap gap-1">
          {tags.map((tag) => (
            <button
              key={tag}
              type="button"
              aria-label={t("untag", { tag })}
              onClick={() => onTags(tags.filter((each) => each !== tag))}
              className={TAG}
            >
              {tag}
              <X aria-hidden size={12} />
            </button>
          ))}
        </div>
      )}
      <ul
        className="max-h-56 min-h-24 overflow-y-auto border-y border-weak"
        aria-label={room("label")}
        aria-busy={search.isFetching}
      >
        {hits.map((hit) => {
          const checked = picked.some(({ uid }) => uid === hit.uid);
          return (
            <li key={hit.uid} className="flex min-h-8 items-center gap-2 px-2 hover:bg-hover coarse:min-h-11">
              <label className="flex min-w-0 grow cursor-pointer items-center gap-2 self-stretch">
                <input
                  type="checkbox"
                  checked={checked}
                  disabled={!checked && isFull}
                  onChange={() => onToggle(hit)}
                  className="size-4 shrink-0 accent-(--gf-accent)"
                />
                <span className="min-w-0 truncate text-sm text-primary">{hit.title}</span>
                <span className="ml-auto max-w-32 shrink-0 truncate text-xs text-secondary">{hit.folderTitle}</span>
              </label>
              {hit.tags
                .filter((tag) => !tags.includes(tag))
                .slice(0, 2)
                .map((tag) => (
                  <button
                    key={tag}
                    type="button"
                    aria-label={t("tag", { tag })}
                    onClick={() => onTags([...tags, tag].slice(0, 10))}
                    className={`${TAG} max-w-24 max-room:hidden`}
                  >
                    <span className="truncate">{tag}</span>
                  </button>
                ))}
            </li>
          );
        })}
        {search.isPending && LINES.map((line) => <Skeleton key={line} className="m-2 h-4" />)}
        {search.isSuccess && hits.length === 0 && <li className="px-2 py-2 text-sm text-secondary">{room("none")}</li>}
        {search.hasNextPage && (
          <li className="p-1 text-center">
            <Button
              size="sm"
              variant="ghost"
              pending={search.isFetchingNextPage}
              onClick={() => void search.fetchNextPage()}
            >
              {t("more")}
            </Button>
          </li>
        )}
      </ul>
    </>
  );
}
