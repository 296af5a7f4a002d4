import { ListChecks } from "lucide-react";
import { useFormatter } from "next-intl";
import { payloadOf } from "@/server/timeline/rules/payload-of";
import { isolated } from "../isolated";
import { useTimeZone } from "../use-time-zone";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function TaskChanged({ event }: LineProps) {
  const { t, who, b, text } = useLineParts(event);
  const format = useFormatter();
  const timeZone = useTimeZone();
  const { before, after } = payloadOf(event, "task_changed") ?? { before: {}, after: {} };
  const changes: string[] = [];
  if (before.title !== undefined) changes.push(t("taskWas", { title: isolated(before.title) }));
  if (after.assignee !== undefined) {
    changes.push(after.assignee ? t("taskNowFor", { assignee: isolated(after.assignee) }) : t("taskForNobody"));
  }
  if (after.dueAt !== undefined) {
    const due =
      after.dueAt &&
      format.dateTime(new Date(after.dueAt), { dateStyle: "medium", timeStyle: "short", hourCycle: "h23", timeZone });
    changes.push(due ? t("taskDue", { due }) : t("taskWithoutDue"));
  }
  return (
    <SystemLine icon={ListChecks} event={event}>
      {t.rich("taskChanged", { who, b, title: text("title") || t("unknownValue") })}
      {changes.length > 0 && ` (${format.list(changes, { style: "narrow" })})`}
    </SystemLine>
  );
}
