"use client";

import type { ComponentPropsWithRef } from "react";
import { classNames } from "@/app/_ui/class-names";
import { Field, type FieldProps, INPUT } from "@/app/_ui/field";

export type TextAreaProps = Omit<ComponentPropsWithRef<"textarea">, "onChange"> &
  Pick<FieldProps, "label" | "hint" | "error"> & { onValue: (value: string) => void };

export function TextArea({ label, hint, error, onValue, className, ...rest }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(tied) => (
        <textarea
          {...rest}
          {...tied}
          onChange={(event) => onValue(event.target.value)}
          className={classNames(INPUT, "py-1.5", className)}
        />
      )}
    </Field>
  );
}
