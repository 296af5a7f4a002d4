"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { SuggestedHolders } from "@/app/_features/incident/similar/suggested-holders";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Dialog } from "@/app/_ui/dialog";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { Select } from "@/app/_ui/select";
import { INCIDENT_ROLES, type IncidentDetail, type IncidentRoleName, type Person } from "@/server/incident/contract";

export interface RolesDialogProps {
  incident: IncidentDetail;
  me: Person;
  open: boolean;
  onClose: () => void;
  onAssign: (role: IncidentRoleName, person: Person | null) => void;
}

const SUGGESTIONS_KEPT_MS = 30_000;

/** Who does what, and who may do what nobody does; each choice holds at once. */
export function RolesDialog({ incident, me, open, onClose, onAssign }: RolesDialogProps) {
  const t = useTranslations("room.roles");
  const label = useTranslations("common.role");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const people = useQuery(trpc.incident.people.queryOptions(undefined, { enabled: open }));
  const { number } = incident;
  const suggested = useQuery(
    trpc.similar.people.queryOptions({ number }, { enabled: open, staleTime: SUGGESTIONS_KEPT_MS }),
  );
  const holders = new Map(incident.roles.map(({ person }) => [person.id, person]));
  const known = people.data ?? [...holders.values()];
  const options = [
    { value: "", label: t("nobody") },
    ...known.map(({ id, name, username }) => ({ value: id, label: t("person", { name, username }) })),
  ];
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={t("heading")} description={t("lead")}>
      {people.isError && (
        <ErrorNotice title={t("failed")} onRetry={() => void people.refetch()} retrying={people.isFetching}>
          {errorText(people.error)}
        </ErrorNotice>
      )}
      <div className="grid gap-4 room:grid-cols-2">
        {INCIDENT_ROLES.map((role) => {
          const holder = incident.roles.find((each) => each.role === role)?.person;
          return (
            <div key={role} className="grid content-start gap-1">
              <Select
                label={label(role)}
                hint={t(`words.${role}`)}
                value={holder?.id ?? ""}
                options={options}
                onValue={(id) => onAssign(role, known.find((person) => person.id === id) ?? null)}
              />
              {!holder && (
                <SuggestedHolders
                  wanted={role}
                  me={me}
                  people={suggested.data?.find((each) => each.role === role)?.people ?? []}
                  onAssign={(person) => onAssign(role, person)}
                />
              )}
            </div>
          );
        })}
      </div>
    </Dialog>
  );
}
