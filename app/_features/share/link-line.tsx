"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { focusOnMount } from "@/app/_ui/focus-on-mount";
import { TimeStamp } from "@/app/_ui/time-stamp";
import { useNow } from "@/app/_ui/use-now";
import type { ShareListItem } from "@/server/share/contract";

export interface LinkLineProps {
  incidentNumber: number;
  link: ShareListItem;
}

const stampOf = (at: string) => ({ when: () => <TimeStamp at={at} /> });

/** One link. A revocation cannot be undone, so it is asked for once more in its own place. */
export function LinkLine({ incidentNumber, link }: LinkLineProps) {
  const t = useTranslations("share.list");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const now = useNow();
  const [asking, setAsking] = useState(false);
  const revoke = useMutation(
    trpc.share.revoke.mutationOptions({
      onSuccess: () => {
        setAsking(false);
        return cache.invalidateQueries(trpc.share.list.queryFilter({ number: incidentNumber }));
      },
    }),
  );
  const expired = Date.parse(link.expiresAt) <= now.getTime();
  const ended = link.revokedAt ? "revoked" : expired ? "expired" : null;
  return (
    <li className="grid gap-1 py-2">
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <span className="font-medium text-primary">{link.createdBy || t("someone")}</span>
        <span className="text-secondary">{t.rich("made", stampOf(link.createdAt))}</span>
        <span className="text-secondary">
          {ended ? <Badge>{t(ended)}</Badge> : t.rich("expires", stampOf(link.expiresAt))}
        </span>
        <span className="tabular text-secondary">{t("openings", { count: link.openings })}</span>
        {!ended && !asking && (
          <Button size="sm" className="ml-auto" onClick={() => setAsking(true)}>
            {t("revoke")}
          </Button>
        )}
      </div>
      {asking && (
        <div className="flex flex-wrap items-center justify-end gap-2 text-sm">
          <span className="basis-full text-primary">{t("sure")}</span>
          <Button size="sm" ref={focusOnMount} onClick={() => setAsking(false)}>
            {t("keep")}
          </Button>
          <Button
            size="sm"
            variant="danger"
            pending={revoke.isPending}
            onClick={() => revoke.mutate({ number: incidentNumber, shareId: link.id })}
          >
            {t("revokeNow")}
          </Button>
        </div>
      )}
      {revoke.error && <ErrorNotice title={t("notRevoked")}>{errorText(revoke.error)}</ErrorNotice>}
    </li>
  );
}
