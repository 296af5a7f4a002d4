import { ArrowRightLeft } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useContext } from "react";
import { payloadOf } from "@/server/timeline/rules/payload-of";
import { RowCommandsContext } from "../actions/row-commands";
import { isolated } from "../isolated";
import { useTimeZone } from "../use-time-zone";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

const INDENTED = "pl-3 [overflow-wrap:anywhere]";

/** A line that leads to the event that it rests on, where one can go there. */
function ToEvent({ seq, children }: { seq: number; children: ReactNode }) {
  const commands = useContext(RowCommandsContext);
  if (!commands) return <>{children}</>;
  return (
    <button
      type="button"
      className="min-h-6 text-left [overflow-wrap:anywhere] hover:text-link hover:underline coarse:min-h-11"
      onClick={() => commands.jump({ link: seq })}
    >
      {children}
    </button>
  );
}

/** Who handed over to whom, and how things stood: unfolded, since whoever comes next has to read it. */
export function HandoffGiven({ event }: LineProps) {
  const { t, who, b, text } = useLineParts(event);
  const common = useTranslations("common");
  const format = useFormatter();
  const timeZone = useTimeZone();
  const to = text("to");
  const note = text("text");
  const pack = payloadOf(event, "handoff_given")?.pack;
  const silences = pack?.silences;
  const named = (key: string, value: string): string => (common.has(key) ? common(key) : value);
  const clock = (at: string): string =>
    format.dateTime(new Date(at), { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
  // A silence may stand for days.
  const day = (at: string): string =>
    format.dateTime(new Date(at), {
      month: "short",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone,
    });
  return (
    <SystemLine icon={ArrowRightLeft} event={event}>
      {to ? t.rich("handoffTo", { who, b, to }) : t.rich("handoff", { who, b })}
      {note && <span className="block whitespace-pre-wrap text-primary">{note}</span>}
      {pack && (
        <span className="mt-1 grid gap-0.5 border-l-2 border-medium pl-2">
          <span>
            {t("handoffState", {
              status: named(`status.${pack.status}`, pack.status),
              severity: named(`severity.${pack.severity}.name`, pack.severity),
              since: clock(pack.startedAt),
            })}
          </span>
          {pack.roles.map(({ role, name }) => (
            <span key={`${role}-${name}`}>
              {t("handoffRole", { role: named(`role.${role}`, role), name: isolated(name) })}
            </span>
          ))}
          {pack.lastUpdate && (
            <span>
              <ToEvent seq={pack.lastUpdate.seq}>
                {t("handoffUpdate", { at: clock(pack.lastUpdate.at), text: isolated(pack.lastUpdate.body) })}
              </ToEvent>
            </span>
          )}
          {pack.nextUpdateDueAt && <span>{t("handoffNext", { due: clock(pack.nextUpdateDueAt) })}</span>}
          <span>{t("handoffTasks", { count: pack.tasks.open.length + pack.tasks.more })}</span>
          {pack.tasks.open.map(({ title, assignee, dueAt }) => (
            <span key={[title, assignee, dueAt].join()} className={INDENTED}>
              {isolated(title)}
              {assignee && ` · ${isolated(assignee)}`}
              {dueAt && ` · ${t("taskDue", { due: clock(dueAt) })}`}
            </span>
          ))}
          {pack.tasks.more > 0 && <span className={INDENTED}>{t("handoffMore", { count: pack.tasks.more })}</span>}
          {silences && <span>{t("handoffSilences", { count: silences.standing.length + silences.more })}</span>}
          {silences?.standing.map(({ comment, matchers, by, endsAt, endsWithIncident }) => (
            <span key={[matchers, endsAt, comment].join()} className={INDENTED}>
              {isolated(matchers)}
              {comment && ` · ${isolated(comment)}`}
              {` · ${isolated(by)} · `}
              {endsWithIncident ? t("handoffSilenceWithIncident") : t("handoffSilenceUntil", { until: day(endsAt) })}
            </span>
          ))}
          {silences && silences.more > 0 && (
            <span className={INDENTED}>{t("handoffMore", { count: silences.more })}</span>
          )}
          {pack.questions.length > 0 && (
            <span>{t("handoffQuestions", { count: pack.questions.length + (pack.questionsMore ?? 0) })}</span>
          )}
          {pack.questions.map(({ seq, name, body }) => (
            <span key={seq} className={INDENTED}>
              <ToEvent seq={seq}>{t("announceOne", { name: isolated(name), body })}</ToEvent>
            </span>
          ))}
        </span>
      )}
    </SystemLine>
  );
}
