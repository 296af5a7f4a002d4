"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Clocks } from "@/app/_features/incident/room/clocks";
import { useStatusChange } from "@/app/_features/incident/room/checklist/use-status-change";
import { nextAction } from "@/app/_features/incident/room/next-action";
import { TypeButton } from "@/app/_features/incident/room/type/type-button";
import type { useCommands } from "@/app/_features/incident/room/use-commands";
import { useStatusOrder } from "@/app/_features/incident/use-status-order";
import { Button } from "@/app/_ui/button";
import { Duration } from "@/app/_ui/duration";
import { TimeStamp } from "@/app/_ui/time-stamp";
import type { IncidentDetail, Person } from "@/server/incident/contract";

export interface NowPaneProps {
  incident: IncidentDetail;
  commands: ReturnType<typeof useCommands>;
  me: Person;
  /** What fires. */
  firing?: ReactNode;
}

const MOMENTS = ["declaredAt", "acknowledgedAt", "mitigatedAt", "resolvedAt"] as const;

/** The phone's first tab: one next action, and how long everything took. */
export function NowPane({ incident, commands, me, firing }: NowPaneProps) {
  const t = useTranslations("room.now");
  const role = useTranslations("common.role");
  const types = useTranslations("incidentTypes.room");
  const action = nextAction(incident, useStatusOrder());
  const statusChange = useStatusChange(incident, commands.run);
  const start = incident.impactStartedAt ?? incident.declaredAt;
  return (
    <div className="grid gap-6 px-4 py-4">
      <section className="grid gap-2">
        <h2 className="text-sm text-secondary">{t("next")}</h2>
        {action.kind === "none" && <p className="text-lg text-primary">{t("nothing")}</p>}
        {action.kind === "takeCommand" && (
          <Button
            variant="primary"
            size="lg"
            pending={commands.pending}
            onClick={() => commands.run({ kind: "role", role: "commander", person: me })}
          >
            {t("takeCommand")}
          </Button>
        )}
        {action.kind === "status" && (
          <Button variant="primary" size="lg" pending={commands.pending} onClick={() => statusChange.change(action.to)}>
            {t(`step.${action.to}`)}
          </Button>
        )}
        {statusChange.dialog}
      </section>
      {firing}
      {incident.summary && <p className="whitespace-pre-wrap text-primary">{incident.summary}</p>}
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-2">
        {(incident.type ?? incident.canUpdate) && (
          <div className="contents">
            <dt className="text-secondary">{types("label")}</dt>
            <dd className="flex min-w-0 justify-end">
              <TypeButton incident={incident} run={commands.run} />
            </dd>
          </div>
        )}
        {MOMENTS.map((moment) => {
          const at = incident[moment];
          return (
            <div key={moment} className="contents">
              <dt className="text-secondary">{t(moment)}</dt>
              <dd className="text-right text-primary">
                {moment === "declaredAt" && <TimeStamp at={incident.declaredAt} />}
                {moment !== "declaredAt" && (at ? <Duration from={start} to={at} /> : t("notYet"))}
              </dd>
            </div>
          );
        })}
        {incident.roles.map(({ role: name, person }) => (
          <div key={`${name}-${person.id}`} className="contents">
            <dt className="text-secondary">{role(name)}</dt>
            <dd className="text-right text-primary">{person.name}</dd>
          </div>
        ))}
      </dl>
      <Clocks />
    </div>
  );
}
