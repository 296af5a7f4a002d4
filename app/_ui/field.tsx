"use client";

import { type ReactNode, useId } from "react";

export const INPUT =
  "w-full rounded-md border border-input bg-canvas px-2.5 text-base text-primary placeholder:text-disabled aria-invalid:border-error";

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and how to mend it. */
  error?: ReactNode;
  /** Receives what ties the input to its words. */
  children: (props: { id: string; "aria-describedby": string | undefined; "aria-invalid": boolean }) => ReactNode;
}

export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const words = `${id}-words`;
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-medium text-primary">
        {label}
      </label>
      {children({ id, "aria-describedby": hint || error ? words : undefined, "aria-invalid": Boolean(error) })}
      {(error || hint) && (
        <p id={words} className={error ? "text-sm text-error" : "text-sm text-secondary"}>
          {error || hint}
        </p>
      )}
    </div>
  );
}
