"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { KIND_LOOK } from "@/app/_features/intake/kind-look";
import type { UnreadDelivery } from "@/app/_features/intake/letters/letters-by-delivery";
import { Button } from "@/app/_ui/button";
import { TimeStamp } from "@/app/_ui/time-stamp";

export interface LetterRowProps {
  delivery: UnreadDelivery;
  isChosen: boolean;
  isBusy: boolean;
  /** Undefined for those who may only look. */
  onRetry: (() => void) | undefined;
  onChoose: (isChosen: boolean) => void;
}

export function LetterRow({ delivery, isChosen, isBusy, onRetry, onChoose }: LetterRowProps) {
  const t = useTranslations("intake.letters");
  const { source, receivedAt, letters, excerpt, deliveryId } = delivery;
  const Icon = KIND_LOOK[source.kind];
  return (
    <li className="flex items-start gap-3 py-3">
      {onRetry && (
        <input
          type="checkbox"
          checked={isChosen}
          disabled={excerpt === null}
          aria-label={t("choose", { number: deliveryId })}
          onChange={(event) => onChoose(event.target.checked)}
          className="mt-1 size-4 shrink-0 accent-(--gf-accent) coarse:size-6"
        />
      )}
      <div className="grid min-w-0 flex-1 gap-1 text-sm">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Icon aria-hidden size={14} className="text-secondary" />
          <Link
            href={`/settings/alert-sources/${source.id}`}
            prefetch={false}
            className="font-medium wrap-anywhere text-link hover:underline"
          >
            {source.name}
          </Link>
          <span className="text-secondary">
            <TimeStamp at={receivedAt} />
          </span>
        </p>
        <ul className="grid gap-0.5">
          {letters.map(({ id, part, reason, detail }) => (
            <li key={id} className="wrap-anywhere text-primary">
              {part !== "" && <code className="mr-2 font-mono text-xs text-secondary">{part}</code>}
              {t(`reason.${reason}`)}
              {detail !== "" && <span className="text-secondary"> {t("detail", { detail })}</span>}
            </li>
          ))}
        </ul>
        {excerpt === null ? (
          <p className="text-secondary">{t("forgotten")}</p>
        ) : (
          <details>
            <summary className="min-h-6 cursor-pointer text-secondary coarse:min-h-11">{t("excerpt")}</summary>
            <pre
              tabIndex={0}
              className="max-h-60 overflow-auto rounded-md border border-weak bg-canvas p-2 font-mono text-xs whitespace-pre-wrap wrap-anywhere"
            >
              {excerpt}
            </pre>
          </details>
        )}
      </div>
      {onRetry && (
        <Button size="sm" disabled={excerpt === null} pending={isBusy} onClick={onRetry}>
          {t("retry")}
        </Button>
      )}
    </li>
  );
}
