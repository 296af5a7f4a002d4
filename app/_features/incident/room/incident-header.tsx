"use client";

import { type ReactNode, useState } from "react";
import { ModeBadge } from "@/app/_features/incident/mode-badge";
import { useStatusChange } from "@/app/_features/incident/room/checklist/use-status-change";
import { CommandError } from "@/app/_features/incident/room/command-error";
import { CommanderMenu } from "@/app/_features/incident/room/commander-menu";
import { IncidentTitle } from "@/app/_features/incident/room/incident-title";
import { NextUpdate } from "@/app/_features/incident/room/next-update";
import { PauseButton } from "@/app/_features/incident/room/pause/pause-button";
import { ReopenButton } from "@/app/_features/incident/room/reopen-button";
import { RolesDialog } from "@/app/_features/incident/room/roles-dialog";
import { ServiceLinks } from "@/app/_features/incident/room/service-links";
import { SeverityMenu } from "@/app/_features/incident/room/severity-menu";
import { StatusMenu } from "@/app/_features/incident/room/status-menu";
import { TypeButton } from "@/app/_features/incident/room/type/type-button";
import { VisibilityButton } from "@/app/_features/incident/room/visibility-button";
import { TimesButton } from "@/app/_features/incident/room/times/times-button";
import type { useCommands } from "@/app/_features/incident/room/use-commands";
import { useShortcuts } from "@/app/_lib/use-shortcuts";
import { classNames } from "@/app/_ui/class-names";
import type { IncidentDetail, Person } from "@/server/incident/contract";

export interface IncidentHeaderProps {
  incident: IncidentDetail;
  commands: ReturnType<typeof useCommands>;
  me: Person;
  /** True where a narrow screen needs the room for something else. */
  compact: boolean;
  /** When the next update is due, RFC 3339; null where nobody was promised one. */
  nextUpdateDueAt: string | null;
  /** Begins that update; absent for who may not post one. */
  onUpdate?: () => void;
  /** Buttons of other features, such as sharing. */
  actions?: ReactNode;
}

type Opened = "status" | "severity" | "roles" | null;

/** What is broken, how bad, how long, who has it. */
export function IncidentHeader(props: IncidentHeaderProps) {
  const { incident, commands, me, compact, nextUpdateDueAt, onUpdate, actions } = props;
  const [opened, setOpened] = useState<Opened>(null);
  const { number, title, severity, status, canUpdate } = incident;
  const statusChange = useStatusChange(incident, commands.run);
  const opener = (what: Opened) => (open: boolean) => setOpened(open ? what : null);
  const onKey = (what: Opened) => (canUpdate ? () => setOpened(what) : undefined);
  useShortcuts({ status: onKey("status"), severity: onKey("severity"), assign: onKey("roles") });

  // A phone has it among what is known.
  const typeButton = (
    <span className="max-w-full max-room:hidden">
      <TypeButton incident={incident} run={commands.run} />
    </span>
  );

  return (
    <header className="border-b border-weak bg-primary">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 px-3 py-1.5 room:px-4">
        <div className="flex min-w-0 basis-full items-center gap-2 xl:basis-64 xl:grow">
          <div className="grid min-w-0 grid-cols-1 has-[form]:grow">
            <IncidentTitle
              number={number}
              title={title}
              canChange={canUpdate}
              onChange={(to) => commands.run({ kind: "title", to })}
            />
            {incident.type && typeButton}
          </div>
          <ModeBadge mode={incident.mode} />
          {!incident.type && typeButton}
          <VisibilityButton incident={incident} run={commands.run} />
        </div>
        <SeverityMenu
          severity={severity}
          canChange={canUpdate && status !== "closed"}
          open={opened === "severity"}
          onOpenChange={opener("severity")}
          onChoose={(to) => commands.run({ kind: "severity", to })}
        />
        <StatusMenu
          status={status}
          next={incident.nextStatuses}
          canChange={canUpdate}
          open={opened === "status"}
          onOpenChange={opener("status")}
          onChoose={statusChange.change}
        />
        <ReopenButton incident={incident} run={commands.run} />
        <PauseButton incident={incident} run={commands.run} />
        <TimesButton incident={incident} />
        {nextUpdateDueAt && <NextUpdate dueAt={nextUpdateDueAt} onUpdate={onUpdate} />}
        <span className={compact ? "max-room:hidden" : undefined}>
          <CommanderMenu
            commander={incident.commander}
            userId={me.id}
            canChange={canUpdate}
            onTakeCommand={() => commands.run({ kind: "role", role: "commander", person: me })}
            onAssign={() => setOpened("roles")}
          />
        </span>
        <span className={classNames("min-w-0", compact && "max-room:hidden")}>
          <ServiceLinks services={incident.services} canChange={canUpdate} run={commands.run} />
        </span>
        <div className={classNames("ml-auto flex items-center gap-1", compact && "max-room:hidden")}>{actions}</div>
      </div>
      <CommandError commands={commands} />
      {statusChange.dialog}
      <RolesDialog
        incident={incident}
        me={me}
        open={opened === "roles"}
        onClose={() => setOpened(null)}
        onAssign={(role, person) => commands.run({ kind: "role", role, person })}
      />
    </header>
  );
}
