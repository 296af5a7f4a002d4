"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { classNames } from "@/app/_ui/class-names";
import { INPUT } from "@/app/_ui/field";
import { IconButton } from "@/app/_ui/icon-button";

/** A name, how it is compared, and with what. */
export interface Condition {
  id: number;
  name: string;
  operator: string;
  value: string;
}

export interface ConditionRowProps {
  row: Condition;
  /** Counted from 1. */
  place: number;
  operators: readonly string[];
  /** Suggested. */
  names: readonly string[];
  values: readonly string[];
  problem: string | null;
  onChange: (part: Partial<Condition>) => void;
  onRemove: () => void;
}

const FIELD = classNames(INPUT, "h-9 min-w-0 font-mono text-sm coarse:h-11");

export function ConditionRow(props: ConditionRowProps) {
  const { row, place, operators, names, values, problem, onChange, onRemove } = props;
  const t = useTranslations("matchers");
  const id = useId();
  const shared = { autoComplete: "off", autoCapitalize: "off", spellCheck: false };
  const tied = { "aria-invalid": problem !== null, "aria-describedby": problem === null ? undefined : `${id}-problem` };
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_4.5rem_auto] items-center gap-1.5 room:grid-cols-[minmax(0,2fr)_4.5rem_minmax(0,3fr)_auto]">
      <input
        {...shared}
        {...tied}
        aria-label={t("name", { place })}
        list={`${id}-names`}
        value={row.name}
        onChange={(event) => onChange({ name: event.target.value })}
        className={FIELD}
      />
      <select
        aria-label={t("operator", { place })}
        value={row.operator}
        onChange={(event) => onChange({ operator: event.target.value })}
        className={FIELD}
      >
        {operators.map((operator) => (
          <option key={operator}>{operator}</option>
        ))}
      </select>
      <input
        {...shared}
        {...tied}
        aria-label={t("value", { place })}
        list={`${id}-values`}
        value={row.value}
        onChange={(event) => onChange({ value: event.target.value })}
        className={classNames(FIELD, "max-room:order-last max-room:col-span-3")}
      />
      <IconButton label={t("remove", { place })} icon={<Trash2 aria-hidden size={14} />} onClick={onRemove} />
      <datalist id={`${id}-names`}>
        {names.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </datalist>
      <datalist id={`${id}-values`}>
        {values.map((value) => (
          <option key={value}>{value}</option>
        ))}
      </datalist>
      {problem !== null && (
        <p id={`${id}-problem`} role="alert" className="order-last col-span-full text-sm text-error">
          {problem}
        </p>
      )}
    </li>
  );
}
