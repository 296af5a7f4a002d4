"use client";

import { BookOpen, ExternalLink, GitBranch, MessagesSquare, Tag } from "lucide-react";
import { useTranslations } from "next-intl";
import { LINK_KINDS, type ServiceLink } from "@/server/service/contract";

const ICON = {
  runbook: BookOpen,
  channel: MessagesSquare,
  repository: GitBranch,
  page: ExternalLink,
  annotation: Tag,
} as const;

/** Where more is found: runbooks first, as one wakes up with that question. */
export function ServicePlaces({ links }: { links: readonly ServiceLink[] }) {
  const t = useTranslations("services.link");
  if (links.length === 0) return null;
  const ordered = links.toSorted((one, other) => LINK_KINDS.indexOf(one.kind) - LINK_KINDS.indexOf(other.kind));
  return (
    <section className="grid gap-2">
      <h2 className="text-sm font-medium text-secondary">{t("label")}</h2>
      <ul className="grid gap-1 room:grid-cols-2">
        {ordered.map(({ kind, title, target }) => {
          const Icon = ICON[kind];
          return (
            <li key={`${kind} ${title} ${target}`} className="flex min-w-0 items-start gap-2 text-sm coarse:min-h-11">
              <Icon aria-hidden size={14} className="mt-0.75 shrink-0 text-secondary" />
              <span className="sr-only">{t(kind)}</span>
              {kind === "annotation" ? (
                <span className="min-w-0 text-primary [overflow-wrap:anywhere]">
                  <span className="font-mono text-xs text-secondary">{title}</span> {target}
                </span>
              ) : (
                <a
                  href={target}
                  target="_blank"
                  rel="noopener noreferrer"
                  className="min-w-0 text-link [overflow-wrap:anywhere] hover:underline"
                >
                  {title}
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
