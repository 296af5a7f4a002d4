import { Lock, LockOpen } from "lucide-react";
import { useFormatter } from "next-intl";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

/** Who may see the incident, and who was let in or out. */
export function VisibilityChanged({ event }: LineProps) {
  const { t, b, texts, who } = useLineParts(event);
  const format = useFormatter();
  const { from, to } = event.payload;
  const [added, removed] = [texts("added"), texts("removed")];
  const words = to !== "private" ? "madeOpen" : from === "private" ? "membersChanged" : "madePrivate";
  return (
    <SystemLine icon={to === "private" ? Lock : LockOpen} event={event}>
      {t.rich(words, { b, who })}
      {added.length > 0 && ` ${t("letIn", { people: format.list(added) })}`}
      {removed.length > 0 && ` ${t("letOut", { people: format.list(removed) })}`}
    </SystemLine>
  );
}
