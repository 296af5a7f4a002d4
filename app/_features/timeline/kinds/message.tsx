import { useTranslations } from "next-intl";
import { EventTime } from "../event-time";
import { MessageRow } from "../message-row";
import type { LineProps } from "./line-parts";

export function Message({ event, continues = false }: LineProps & { continues?: boolean }) {
  const t = useTranslations("timeline");
  return (
    <MessageRow
      name={event.actorName || t("someone")}
      body={event.body}
      continues={continues}
      mark={<EventTime event={event} hidden={continues} />}
    />
  );
}
