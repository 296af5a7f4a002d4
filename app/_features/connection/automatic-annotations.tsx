import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Section } from "@/app/_ui/section";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Skeleton } from "@/app/_ui/skeleton";
import { Switch } from "@/app/_ui/switch";

/** Whether what happens in incidents is written to Grafana by itself. */
export function AutomaticAnnotations({ canWrite }: { canWrite: boolean }) {
  const t = useTranslations("connections.annotations");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const key = trpc.annotation.automatic.queryKey();
  const { data, error, refetch } = useQuery(trpc.annotation.automatic.queryOptions());
  const change = useMutation(
    trpc.annotation.setAutomatic.mutationOptions({
      onMutate: (wanted) => {
        const before = queries.getQueryData(key);
        queries.setQueryData(key, wanted);
        return { before };
      },
      onError: (_error, _wanted, context) => queries.setQueryData(key, context?.before),
    }),
  );
  const failed = change.error ?? error;
  return (
    <Section id="annotations" heading={t("heading")} lead={t("lead")}>
      {data ? (
        <Switch
          label={t("label")}
          hint={data.isOn && !canWrite ? t("noPermission") : t("hint")}
          checked={data.isOn}
          onChange={(isOn) => change.mutate({ isOn })}
        />
      ) : (
        !error && <Skeleton className="h-8 w-72" />
      )}
      {failed && (
        <ErrorNotice title={t("failed")} onRetry={() => (change.error ? change.reset() : void refetch())}>
          {errorText(failed)}
        </ErrorNotice>
      )}
    </Section>
  );
}
