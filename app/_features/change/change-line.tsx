"use client";

import { ExternalLink } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { changeLook } from "@/app/_features/change/change-look";
import type { ChangeEvent } from "@/server/change/contract";

export interface ChangeLineProps {
  change: ChangeEvent;
  /** When it was, in whatever words suit the list. */
  when: ReactNode;
  /** Said after the service. */
  note?: ReactNode;
}

/** One change: of what, which, when, by whom, and the way to where it came from. */
export function ChangeLine({ change, when, note }: ChangeLineProps) {
  const t = useTranslations("changes");
  const { kind, outcome, service, serviceName, version, title, environment, actor, url, at } = change;
  const { Icon, tone } = changeLook(change);
  const name = service?.name ?? serviceName;
  return (
    <li data-at={at} className="flex min-w-0 items-start gap-2 py-0.5 text-sm">
      <Icon aria-hidden size={14} className={`mt-0.75 shrink-0 ${tone}`} />
      <span className="min-w-0 grow [overflow-wrap:anywhere]">
        <span className="sr-only">{t(`kind.${kind}`)} </span>
        {service ? (
          <Link
            href={`/services/${service.slug}`}
            prefetch={false}
            className="font-medium text-primary hover:underline"
          >
            {name}
          </Link>
        ) : (
          <span className="font-medium text-primary">{name || t("noService")}</span>
        )}{" "}
        {note}
        <span className="font-mono text-xs text-primary">{version}</span>{" "}
        {(outcome === "failed" || outcome === "running" || outcome === "cancelled") && (
          <span className={tone}>{t(`outcome.${outcome}`)} </span>
        )}
        <span className="text-secondary">
          {title !== version && title}
          {environment && ` · ${environment}`}
          {actor && ` · ${actor}`}
        </span>
        {url && (
          <a
            href={url}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={t("openSource", { name: name || title })}
            className="ms-1.5 inline-flex align-middle text-link"
          >
            <ExternalLink aria-hidden size={12} />
          </a>
        )}
      </span>
      <span className="shrink-0 text-xs leading-5 text-secondary">{when}</span>
    </li>
  );
}
