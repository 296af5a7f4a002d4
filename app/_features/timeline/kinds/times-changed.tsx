import { ClockFading } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";
import { useMilestones } from "./use-milestones";

interface Changed {
  name: string;
  to: string | null;
}

const isChanged = (value: unknown): value is Changed =>
  typeof value === "object" && value !== null && "name" in value && typeof value.name === "string";

/** Which moments were put right, to when, and why. */
export function TimesChanged({ event }: LineProps) {
  const { t, b, text, who } = useLineParts(event);
  const milestones = useMilestones();
  const { times } = event.payload;
  const said = (Array.isArray(times) ? times.filter(isChanged) : []).map(({ name, to }) => ({ name, at: to }));
  return (
    <SystemLine icon={ClockFading} event={event}>
      {t.rich("timesChanged", { b, who, times: milestones(said) })}
      {text("reason") && ` ${t("timesReason", { reason: text("reason") })}`}
    </SystemLine>
  );
}
