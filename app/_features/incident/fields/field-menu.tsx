"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronDown, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useFieldWords } from "@/app/_features/incident/fields/use-field-words";
import { useTRPC } from "@/app/_lib/trpc";
import { Button } from "@/app/_ui/button";
import { classNames } from "@/app/_ui/class-names";
import { Menu } from "@/app/_ui/menu";
import { MenuChecks } from "@/app/_ui/menu-checks";
import { MenuChoices } from "@/app/_ui/menu-choices";
import { MenuItem } from "@/app/_ui/menu-item";
import { MenuSeparator } from "@/app/_ui/menu-separator";
import type { FieldValue } from "@/server/field/contract";
import { sameValue } from "@/server/field/rules/same-value";
import type { Person } from "@/server/incident/contract";
import type { FieldState } from "@/server/incident/contract/fields";

export interface FieldMenuProps {
  field: FieldState;
  onChoose: (value: FieldValue | null, person?: Person) => void;
}

/** What is chosen, by a menu: one choice is kept at once, several together when the menu closes; Escape takes them back. */
export function FieldMenu({ field, onChoose }: FieldMenuProps) {
  const t = useTranslations("fields");
  const words = useFieldWords()(field);
  const trpc = useTRPC();
  const { name, kind, options, value } = field;
  const [open, setOpen] = useState(false);
  const [checked, setChecked] = useState<string[]>([]);
  const isPerson = kind === "person";
  const people = useQuery(
    trpc.incident.people.queryOptions(undefined, { staleTime: 60_000, enabled: isPerson && open }),
  );
  const chosen = new Set(Array.isArray(value) ? value : [value]);
  const offered = options
    .filter(({ id, isArchived }) => !isArchived || chosen.has(id))
    .map(({ id, label }) => ({ value: id, content: label }));
  const single = {
    select: offered,
    person: (people.data ?? []).map((person) => ({ value: person.id, content: person.name })),
    yes_no: (["yes", "no"] as const).map((each) => ({ value: each as string, content: t(each) })),
  };
  function choose(next: string) {
    if (kind === "yes_no") onChoose(next === "yes");
    else
      onChoose(
        next,
        people.data?.find(({ id }) => id === next),
      );
  }
  const isLeft = useRef(false);
  useEffect(() => {
    if (!open) return;
    // Before the menu hears of it, which closes then as if all were well.
    const leave = ({ key }: KeyboardEvent) => {
      if (key === "Escape") isLeft.current = true;
    };
    window.addEventListener("keydown", leave, true);
    return () => window.removeEventListener("keydown", leave, true);
  }, [open]);
  function onOpenChange(next: boolean) {
    setOpen(next);
    if (kind !== "multi_select") return;
    if (next) {
      isLeft.current = false;
      setChecked(Array.isArray(value) ? value : []);
    }
    if (next || isLeft.current) return;
    const ids = options.flatMap(({ id }) => (checked.includes(id) ? [id] : []));
    const wanted = ids.length > 0 ? ids : null;
    if (!sameValue(wanted, value)) onChoose(wanted);
  }
  const present = typeof value === "boolean" ? (value ? "yes" : "no") : typeof value === "string" ? value : null;
  return (
    <Menu
      open={open}
      onOpenChange={onOpenChange}
      trigger={
        <Button
          variant="ghost"
          size="sm"
          aria-label={t("editValue", { name, value: words ?? t("nothing") })}
          className="-ml-2 h-auto min-h-7 max-w-full py-1 text-left font-normal whitespace-normal"
        >
          <span
            className={classNames("min-w-0 [overflow-wrap:anywhere]", words === null ? "text-secondary" : undefined)}
          >
            {words ?? t("choose")}
          </span>
          <ChevronDown aria-hidden size={14} className="shrink-0 text-secondary" />
        </Button>
      }
    >
      {kind === "multi_select" ? (
        <MenuChecks values={checked} choices={offered} onChange={setChecked} />
      ) : (
        <MenuChoices
          label={name}
          value={present}
          onChoose={choose}
          choices={kind === "person" || kind === "yes_no" ? single[kind] : single.select}
        />
      )}
      {value !== null && kind !== "multi_select" && (
        <>
          <MenuSeparator />
          <MenuItem icon={<X aria-hidden size={14} />} onSelect={() => onChoose(null)}>
            {t("emptyIt")}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
