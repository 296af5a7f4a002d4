"use client";

import { ChevronDown } from "lucide-react";
import { classNames } from "@/app/_ui/class-names";
import { Field, type FieldProps, INPUT } from "@/app/_ui/field";

export interface SelectProps extends Pick<FieldProps, "label" | "hint" | "error"> {
  value: string;
  options: readonly { value: string; label: string }[];
  onValue: (value: string) => void;
  disabled?: boolean;
}

/** The platform's own list: it works with every keyboard, reader and phone. */
export function Select({ label, hint, error, value, options, onValue, disabled }: SelectProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(tied) => (
        <span className="relative block">
          <select
            {...tied}
            value={value}
            disabled={disabled}
            onChange={(event) => onValue(event.target.value)}
            className={classNames(INPUT, "h-9 appearance-none pr-8 disabled:opacity-60 coarse:h-11")}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown
            aria-hidden
            size={16}
            className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-secondary"
          />
        </span>
      )}
    </Field>
  );
}
