import type { ReactNode } from "react";

/** A part of the detail under its own heading. */
export function DetailPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-1.5">
      <h3 className="text-xs font-medium text-secondary">{title}</h3>
      {children}
    </section>
  );
}
