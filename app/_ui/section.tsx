import type { ReactNode } from "react";

export interface SectionProps {
  /** Names the heading for those who cannot see it. */
  id: string;
  heading: string;
  lead?: ReactNode;
  children: ReactNode;
}

/** One part of a page under its heading. */
export function Section({ id, heading, lead, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="grid gap-2">
      <h2 id={id} className="text-lg font-medium text-primary">
        {heading}
      </h2>
      {lead && <p className="text-sm text-secondary">{lead}</p>}
      {children}
    </section>
  );
}
