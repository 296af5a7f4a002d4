import { ListPlus } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function TaskAdded({ event }: LineProps) {
  const { t, who, b, text, moment } = useLineParts(event);
  const title = text("title") || t("unknownValue");
  const assignee = text("assignee");
  const due = moment("dueAt");
  return (
    <SystemLine icon={ListPlus} event={event}>
      {assignee ? t.rich("taskAddedFor", { who, b, title, assignee }) : t.rich("taskAdded", { who, b, title })}
      {due && ` ${t("taskDue", { due })}`}
    </SystemLine>
  );
}
