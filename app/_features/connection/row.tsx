import type { ReactNode } from "react";

export interface RowProps {
  name: ReactNode;
  /** What it is, beside or under its name. */
  about?: ReactNode;
  /** How it stands, at the end of the line. */
  state: ReactNode;
  /** What to do about it. */
  children?: ReactNode;
}

/** One line of a list: a name, how it stands, and below it what to do. */
export function Row({ name, about, state, children }: RowProps) {
  return (
    <li className="grid gap-1 border-b border-weak px-3 py-2 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <div className="min-w-40 flex-1">
          <p className="font-medium wrap-anywhere text-primary">{name}</p>
          {about && <p className="text-sm wrap-anywhere text-secondary">{about}</p>}
        </div>
        {state}
      </div>
      {children}
    </li>
  );
}
