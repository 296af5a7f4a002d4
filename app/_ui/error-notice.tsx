"use client";

import { RotateCw, TriangleAlert, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/app/_ui/button";
import { classNames } from "@/app/_ui/class-names";
import { IconButton } from "@/app/_ui/icon-button";
import { TimeStamp } from "@/app/_ui/time-stamp";

export interface ErrorNoticeProps {
  /** What failed, in words. */
  title: ReactNode;
  /** What still works and what to try. */
  children?: ReactNode;
  /** ISO time since when. */
  since?: string;
  tone?: "error" | "warning";
  onRetry?: () => void;
  retrying?: boolean;
  onDismiss?: () => void;
  className?: string;
}

const TONE = { error: "border-error text-error", warning: "border-warning text-warning" };

/** Stands where the error happened. */
export function ErrorNotice(props: ErrorNoticeProps) {
  const { title, children, since, tone = "error", onRetry, retrying, onDismiss, className } = props;
  const t = useTranslations("common");
  return (
    <div className={classNames("flex items-start gap-2 border-l-2 px-3 py-2", TONE[tone], className)}>
      <TriangleAlert aria-hidden size={16} className="mt-0.75 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {/* Only the words are announced: what ticks beside them would be read every second. */}
          <span role="alert">{title}</span>
          {since && (
            <span className="ml-2 font-normal text-secondary">
              <TimeStamp at={since} />
            </span>
          )}
        </p>
        {children && <div className="text-sm text-secondary">{children}</div>}
      </div>
      {onRetry && (
        <Button size="sm" icon={<RotateCw aria-hidden size={14} />} pending={retrying} onClick={onRetry}>
          {t("retry")}
        </Button>
      )}
      {onDismiss && (
        <IconButton className="size-6" label={t("dismiss")} icon={<X aria-hidden size={14} />} onClick={onDismiss} />
      )}
    </div>
  );
}
