import type { ReactNode } from "react";
import { classNames } from "@/app/_ui/class-names";

const TONE = {
  neutral: "bg-selected text-primary",
  info: "bg-info text-info",
  success: "bg-success text-success",
  warning: "bg-warning text-warning",
  error: "bg-error text-error",
};
export type Tone = keyof typeof TONE;

export interface BadgeProps {
  tone?: Tone;
  /** The shape that says the same as the colour. */
  icon?: ReactNode;
  children: ReactNode;
  className?: string;
}

export function Badge({ tone = "neutral", icon, children, className }: BadgeProps) {
  return (
    <span
      className={classNames(
        "inline-flex h-5.5 items-center gap-1 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap",
        TONE[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
