import { useFormatter } from "next-intl";
import { type LineProps, useLineParts } from "./line-parts";

const SHOWN = 3;

/** The first names of many alerts, and that there are more. */
export function AlertNames({ event }: Pick<LineProps, "event">) {
  const { t, texts } = useLineParts(event);
  const format = useFormatter();
  const names = texts("names");
  if (names.length === 0) return null;
  const shown = format.list(names.slice(0, SHOWN), { style: "narrow" });
  return <>{t(names.length > SHOWN ? "alertNamesMore" : "alertNames", { names: shown })}</>;
}
