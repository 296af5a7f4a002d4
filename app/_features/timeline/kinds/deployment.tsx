import { Rocket } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { OutsideLink } from "./outside-link";
import { SystemLine } from "./system-line";

const OF_OUTCOME: Record<string, string> = {
  running: "deploymentRunning",
  failed: "deploymentFailed",
  cancelled: "deploymentCancelled",
};
const OF_KIND: Record<string, string> = {
  rollback: "rollback",
  removal: "removal",
  config: "configChange",
  feature_flag: "featureFlag",
};

const wordsOf = (table: Record<string, string>, value: unknown): string | undefined =>
  typeof value === "string" && Object.hasOwn(table, value) ? table[value] : undefined;

/** A change of any kind in what people run. */
export function Deployment({ event }: LineProps) {
  const { t, b, text } = useLineParts(event);
  const { outcome, what, url } = event.payload;
  const words = wordsOf(OF_OUTCOME, outcome) ?? wordsOf(OF_KIND, what) ?? "deployment";
  return (
    <SystemLine icon={Rocket} event={event}>
      {t.rich(words as "deployment", {
        b,
        service: text("service") || t("unknownValue"),
        // Of a flag or a setting the title says more than a version.
        version:
          (words.startsWith("deployment") ? text("version") : text("title")) ||
          text("version") ||
          text("title") ||
          t("unknownValue"),
      })}
      {text("environment") && ` ${t("inEnvironment", { environment: text("environment") })}`}
      <OutsideLink address={url} />
    </SystemLine>
  );
}
