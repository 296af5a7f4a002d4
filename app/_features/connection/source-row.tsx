"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Row } from "@/app/_features/connection/row";
import { StateBadge } from "@/app/_features/connection/state-badge";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { classNames } from "@/app/_ui/class-names";
import { TimeStamp } from "@/app/_ui/time-stamp";
import type { DataSourceHealth, DataSourceReport } from "@/server/connection/contract";

const LOOK = {
  ok: "good",
  "frontend-only": "off",
  "no-permission": "missing",
  paused: "paused",
  unknown: "unknown",
} as const;
const TONE: Record<DataSourceHealth["state"], string> = {
  ok: "text-success",
  failed: "text-error",
  untestable: "text-secondary",
};

/** One data source; its own test can be run from here. */
export function SourceRow({ source }: { source: DataSourceReport }) {
  const t = useTranslations("connections.sources");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const test = useMutation(trpc.connection.testDataSource.mutationOptions());
  const { uid, name, type, isDefault, state, retryAt } = source;
  const tested = test.data;
  const hint = state === "frontend-only" || state === "no-permission" ? t(`hint.${state}`) : null;
  return (
    <Row
      name={
        <span className="inline-flex flex-wrap items-center gap-2">
          {name}
          {isDefault && <Badge>{t("default")}</Badge>}
        </span>
      }
      about={type}
      state={
        <span className="flex items-center gap-3">
          <StateBadge look={LOOK[state]}>{t(`state.${state}`)}</StateBadge>
          <Button
            size="sm"
            aria-label={t("testOne", { name })}
            pending={test.isPending}
            disabled={state === "frontend-only"}
            onClick={() => test.mutate({ uid })}
          >
            {t("test")}
          </Button>
        </span>
      }
    >
      {hint && <p className="text-sm text-secondary">{hint}</p>}
      {retryAt && (
        <p className="text-sm text-secondary">{t.rich("hint.paused", { when: () => <TimeStamp at={retryAt} /> })}</p>
      )}
      <p role="status" className={classNames("text-sm wrap-anywhere", tested ? TONE[tested.state] : "text-error")}>
        {test.isError && t("testFailed", { reason: errorText(test.error) })}
        {tested && t(`tested.${tested.state}`, { ms: tested.tookMs, message: tested.message })}
      </p>
    </Row>
  );
}
