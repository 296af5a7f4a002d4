"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { LinkLine } from "@/app/_features/share/link-line";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Skeleton } from "@/app/_ui/skeleton";

export function LinkList({ incidentNumber }: { incidentNumber: number }) {
  const t = useTranslations("share.list");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const links = useQuery(trpc.share.list.queryOptions({ number: incidentNumber }, { refetchOnMount: "always" }));
  return (
    <section className="grid gap-1 border-t border-weak pt-4">
      <h3 className="text-sm font-medium text-primary">{t("heading")}</h3>
      {links.isPending && <Skeleton className="my-2 h-10" />}
      {links.isError && (
        <ErrorNotice title={t("failed")} onRetry={() => void links.refetch()} retrying={links.isFetching}>
          {errorText(links.error)}
        </ErrorNotice>
      )}
      {links.data?.length === 0 && <p className="text-sm text-secondary">{t("none")}</p>}
      <ul className="divide-y divide-(--gf-border-weak)">
        {links.data?.map((link) => (
          <LinkLine key={link.id} incidentNumber={incidentNumber} link={link} />
        ))}
      </ul>
    </section>
  );
}
