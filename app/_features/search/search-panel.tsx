"use client";

import { Search, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { classNames } from "@/app/_ui/class-names";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { INPUT } from "@/app/_ui/field";
import { focusOnMount } from "@/app/_ui/focus-on-mount";
import { IconButton } from "@/app/_ui/icon-button";
import { Skeleton } from "@/app/_ui/skeleton";
import { SEARCH_TEXT_MAX, type SearchHit as Hit } from "@/server/search/contract";
import { SearchHit } from "./search-hit";
import { useSearch } from "./use-search";

export interface SearchPanelProps {
  incidentNumber: number;
  /** Brings the reader to an event of this incident. */
  onJump: (seq: number) => void;
  onClose: () => void;
}

const SCOPES = ["here", "everywhere"] as const;
const SYNTAX = ["from:ada", "in:214", "before:2026-11-22", "after:2026-11-20", '"exact words"', "-without"] as const;

/** Finds what was said, here or in all incidents; lies over the timeline. */
export function SearchPanel({ incidentNumber, onJump, onClose }: SearchPanelProps) {
  const t = useTranslations("search");
  const errorText = useErrorText();
  const router = useRouter();
  const id = useId();
  const openedFrom = useRef(typeof document === "undefined" ? null : (document.activeElement as HTMLElement | null));
  const [text, setText] = useState("");
  const [scope, setScope] = useState<(typeof SCOPES)[number]>("here");
  const [active, setActive] = useState(0);
  const search = useSearch(text, scope === "here" ? incidentNumber : undefined);
  const { hits, asked, isFetching, hasNextPage, isFetchingNextPage } = search;
  const isEmpty = asked !== "" && !isFetching && !search.error && hits.length === 0;
  const at = Math.min(active, hits.length - 1);

  const open = (hit: Hit | undefined) => {
    if (!hit) return;
    onClose();
    if (hit.incidentNumber === incidentNumber) onJump(hit.seq);
    else router.push(`/incidents/${hit.incidentNumber}#event-${hit.seq}`);
  };
  const move = (to: number) => {
    const next = Math.max(0, Math.min(hits.length - 1, to));
    setActive(next);
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: "nearest" });
    if (next === hits.length - 1 && hasNextPage && !isFetchingNextPage) void search.fetchNextPage();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") onClose();
    else if (event.key === "ArrowDown") move(at + 1);
    else if (event.key === "ArrowUp") move(at - 1);
    else if (event.key === "Enter" && event.target instanceof HTMLInputElement) open(hits[at]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  useEffect(() => {
    const opener = openedFrom.current;
    return () => {
      // A jump takes the focus along.
      const isFree = document.activeElement === null || document.activeElement === document.body;
      if (isFree && opener?.isConnected) opener.focus({ preventScroll: true });
    };
  }, []);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape and arrows, from anything in it
    <section aria-label={t("label")} onKeyDown={onKeyDown} className="absolute inset-0 z-40 flex flex-col bg-primary">
      <header className="grid gap-2 border-b border-weak p-2">
        <div className="flex items-center gap-1">
          <div className="relative min-w-0 flex-1">
            <Search aria-hidden size={14} className="absolute top-1/2 left-2.5 -translate-y-1/2 text-secondary" />
            <input
              ref={focusOnMount}
              type="search"
              role="combobox"
              aria-expanded={hits.length > 0}
              aria-controls={`${id}-hits`}
              aria-activedescendant={hits.length > 0 ? `${id}-${at}` : undefined}
              aria-label={t("field")}
              placeholder={t("field")}
              maxLength={SEARCH_TEXT_MAX}
              value={text}
              onChange={({ target }) => {
                setText(target.value);
                setActive(0);
              }}
              className={classNames(INPUT, "h-8 pl-8 coarse:h-11 [&::-webkit-search-cancel-button]:hidden")}
            />
          </div>
          <IconButton label={t("close")} shortcut="Esc" icon={<X aria-hidden size={16} />} onClick={onClose} />
        </div>
        <div role="group" aria-label={t("scope")} className="flex gap-1">
          {SCOPES.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={scope === each}
              onClick={() => {
                setScope(each);
                setActive(0);
              }}
              className="border-medium text-secondary aria-pressed:border-focus aria-pressed:bg-info aria-pressed:text-primary h-6 rounded-full border px-2.5 text-xs coarse:h-11 coarse:px-4"
            >
              {t(`scopes.${each}`)}
            </button>
          ))}
        </div>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {asked === "" && (
          <div className="text-secondary grid gap-2 p-3 text-sm">
            <p>{t("hint")}</p>
            <ul className="flex flex-wrap gap-1.5">
              {SYNTAX.map((example) => (
                <li key={example}>
                  <code className="bg-canvas rounded-sm px-1 font-mono text-xs">{example}</code>
                </li>
              ))}
            </ul>
          </div>
        )}
        {search.error && (
          <ErrorNotice title={t("failed")} onRetry={() => void search.refetch()} retrying={isFetching}>
            {errorText(search.error)}
          </ErrorNotice>
        )}
        {asked !== "" && isFetching && hits.length === 0 && (
          <div className="grid gap-2 p-3">
            <Skeleton className="h-12" />
            <Skeleton className="h-12" />
            <Skeleton className="h-12" />
          </div>
        )}
        {isEmpty && (
          <div className="text-secondary grid justify-items-start gap-2 p-3 text-sm">
            <p>{t("nothing", { text: asked })}</p>
            {scope === "here" && (
              <Button size="sm" onClick={() => setScope("everywhere")}>
                {t("tryEverywhere")}
              </Button>
            )}
          </div>
        )}
        <div id={`${id}-hits`} role="listbox" aria-label={t("hits")} className={isFetching ? "opacity-70" : undefined}>
          {hits.map((hit, index) => (
            <SearchHit
              key={hit.eventId}
              id={`${id}-${index}`}
              hit={hit}
              isActive={index === at}
              withIncident={scope === "everywhere"}
              onOpen={() => open(hit)}
            />
          ))}
        </div>
        {hasNextPage && hits.length > 0 && (
          <div className="p-3">
            <Button size="sm" pending={isFetchingNextPage} onClick={() => void search.fetchNextPage()}>
              {t("more")}
            </Button>
          </div>
        )}
      </div>
      <p role="status" className="sr-only">
        {asked !== "" && !isFetching ? t("found", { count: hits.length }) : ""}
      </p>
    </section>
  );
}
