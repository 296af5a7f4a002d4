"use client";

import { type ReactNode, useId } from "react";
import type { FieldOption } from "@/server/field/contract";

export interface OptionChecksProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  options: readonly Pick<FieldOption, "id" | "label">[];
  /** Ids. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Any of several options, in a form. */
export function OptionChecks({ label, hint, error, options, chosen, onChange }: OptionChecksProps) {
  const words = useId();
  return (
    <fieldset aria-describedby={error || hint ? words : undefined} aria-invalid={Boolean(error)}>
      <legend className="mb-1 text-sm font-medium text-primary">{label}</legend>
      <ul className="max-h-48 overflow-y-auto border-y border-weak">
        {options.map(({ id, label: name }) => (
          <li key={id}>
            <label className="flex min-h-8 cursor-pointer items-center gap-2 px-2 hover:bg-hover coarse:min-h-11">
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={({ target }) =>
                  onChange(target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))
                }
                className="size-4 shrink-0 accent-(--gf-accent)"
              />
              <span className="min-w-0 text-sm [overflow-wrap:anywhere] text-primary">{name}</span>
            </label>
          </li>
        ))}
      </ul>
      {(error || hint) && (
        <p id={words} className={error ? "mt-1 text-sm text-error" : "mt-1 text-sm text-secondary"}>
          {error || hint}
        </p>
      )}
    </fieldset>
  );
}
