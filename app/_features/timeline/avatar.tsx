import { classNames } from "@/app/_ui/class-names";
import { initialsOf } from "./initials-of";

const TONES = [
  "bg-[hsl(212_45%_36%)]",
  "bg-[hsl(152_45%_26%)]",
  "bg-[hsl(32_60%_30%)]",
  "bg-[hsl(282_35%_42%)]",
  "bg-[hsl(342_45%_40%)]",
  "bg-[hsl(182_50%_26%)]",
  "bg-[hsl(92_40%_26%)]",
  "bg-[hsl(12_50%_38%)]",
];

function toneOf(name: string): string | undefined {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973;
  return TONES[sum % TONES.length];
}

/** A person as coloured initials; the name itself always stands beside it or is read aloud. */
export function Avatar({ name, small = false }: { name: string; small?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        "text-accent-contrast inline-flex shrink-0 items-center justify-center rounded-full font-medium select-none",
        small ? "size-6 text-[10px]" : "size-7 text-[11px]",
        toneOf(name),
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
