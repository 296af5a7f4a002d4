"use client";

import type { ComponentPropsWithRef } from "react";
import { classNames } from "@/app/_ui/class-names";
import { Field, type FieldProps, INPUT } from "@/app/_ui/field";

export type TextFieldProps = Omit<ComponentPropsWithRef<"input">, "onChange"> &
  Pick<FieldProps, "label" | "hint" | "error"> & { onValue: (value: string) => void };

export function TextField({ label, hint, error, onValue, className, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(tied) => (
        <input
          {...rest}
          {...tied}
          onChange={(event) => onValue(event.target.value)}
          className={classNames(INPUT, "h-9 coarse:h-11", className)}
        />
      )}
    </Field>
  );
}
