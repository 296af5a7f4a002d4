import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Dialog } from "@/app/_ui/dialog";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Skeleton } from "@/app/_ui/skeleton";
import { TimeStamp } from "@/app/_ui/time-stamp";
import { isolated } from "../isolated";
import { MessageText } from "../message-text";

interface Props {
  incidentNumber: number;
  eventId: string;
  onClose: () => void;
}

/** All that a message ever said, newest first, with who said it and when. */
export function HistoryDialog({ incidentNumber, eventId, onClose }: Props) {
  const t = useTranslations("timeline.history");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const history = useQuery(trpc.timeline.history.queryOptions({ incidentNumber, eventId }));
  const { versions = [], deleted } = history.data ?? {};
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("heading")} description={t("about")}>
      {history.isPending && <Skeleton className="h-24" />}
      {history.error && (
        <ErrorNotice title={t("failed")} onRetry={() => void history.refetch()} retrying={history.isFetching}>
          {errorText(history.error)}
        </ErrorNotice>
      )}
      {deleted && (
        <p className="text-secondary mb-3 flex flex-wrap gap-x-2 text-sm italic">
          {t("deletedBy", { name: isolated(deleted.by.name) })}
          <TimeStamp at={deleted.at} />
        </p>
      )}
      <ol className="grid gap-4">
        {versions.toReversed().map(({ seq, at, by, body, mentions, attachments }, index) => (
          <li key={seq} className="border-weak border-s-2 ps-3">
            <p className="text-secondary mb-1 flex flex-wrap items-baseline gap-x-2 text-xs">
              <span className="text-primary font-medium">{isolated(by.name)}</span>
              <TimeStamp at={at} />
              {index === 0 && !deleted && <span>{t("now")}</span>}
              {index === versions.length - 1 && <span>{t("first")}</span>}
            </p>
            {body === "" ? (
              <p className="text-secondary text-sm">{t("noText")}</p>
            ) : (
              <MessageText text={body} mentions={mentions} />
            )}
            {attachments.length > 0 && (
              <p className="text-secondary text-xs">{t("files", { count: attachments.length })}</p>
            )}
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
