"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { FieldEditor } from "@/app/_features/incident/fields/field-editor";
import { FieldError } from "@/app/_features/incident/fields/field-error";
import { type FieldDraft, draftOf } from "@/app/_features/incident/fields/field-draft";
import { FieldMenu } from "@/app/_features/incident/fields/field-menu";
import { FieldReading } from "@/app/_features/incident/fields/field-reading";
import { useCommands } from "@/app/_features/incident/room/use-commands";
import type { Person } from "@/server/incident/contract";
import type { FieldState } from "@/server/incident/contract/fields";
import type { FieldValue } from "@/server/field/contract";

export interface FieldRowProps {
  incidentNumber: number;
  field: FieldState;
  canUpdate: boolean;
}

interface Editing {
  draft: FieldDraft;
  /** What stood there when it began. */
  seen: FieldValue | null;
  /** Whether it was refused, so that what stands there now is said beside it. */
  isTold: boolean;
}

const WRITTEN = new Set<FieldState["kind"]>(["text", "number", "date", "link"]);

/** One field with what stands in it; what is chosen opens a menu, what is written a line to write in. */
export function FieldRow({ incidentNumber, field, canUpdate }: FieldRowProps) {
  const t = useTranslations("fields");
  // Of its own: what is refused here is told here.
  const commands = useCommands(incidentNumber);
  const [editing, setEditing] = useState<Editing | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const { id, name, description, kind, value, isOurs } = field;
  function close() {
    setEditing(null);
    // It is there again after this.
    requestAnimationFrame(() => opener.current?.focus());
  }
  function set(next: FieldValue | null, { seen, person }: { seen: FieldValue | null; person?: Person }) {
    const draft = draftOf(kind, next);
    commands.run({ kind: "field", id, value: next, seen, person: person ?? null }, (_after, error) => {
      // What was written is not lost: the line opens again, beside what stands there now.
      if (error && WRITTEN.has(kind)) setEditing({ draft, seen, isTold: true });
    });
  }
  const write = () => setEditing({ draft: draftOf(kind, value), seen: value, isTold: false });
  return (
    <div className="grid items-start gap-x-3 border-b border-weak py-1 last:border-b-0 room:grid-cols-[minmax(7rem,1fr)_2fr]">
      <dt className="pt-1.5 text-sm text-secondary [overflow-wrap:anywhere]">
        {name}
        {isOurs && field.required !== "never" && value === null && (
          <span className="ml-1.5 text-xs text-warning">{t(`needed.${field.required}`)}</span>
        )}
        {!isOurs && <span className="ml-1.5 text-xs">{t("archived")}</span>}
        {description && !editing && <span className="block text-xs">{description}</span>}
      </dt>
      <dd className="min-w-0">
        <FieldError commands={commands} />
        {editing ? (
          <FieldEditor
            field={field}
            editing={editing}
            onDraft={(draft) => setEditing({ ...editing, draft })}
            onSave={(next) => {
              set(next, { seen: editing.isTold ? value : editing.seen });
              close();
            }}
            onClose={close}
          />
        ) : canUpdate && isOurs && !WRITTEN.has(kind) ? (
          <FieldMenu field={field} onChoose={(next, person) => set(next, { seen: value, person })} />
        ) : (
          <FieldReading
            field={field}
            openerRef={opener}
            onEdit={canUpdate && isOurs ? write : undefined}
            onEmpty={canUpdate && !isOurs ? () => set(null, { seen: value }) : undefined}
          />
        )}
      </dd>
    </div>
  );
}
