import { type ReactNode, useId } from "react";

export function HomeSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-2">
      <h2 id={id} className="text-sm font-medium text-secondary">
        {title}
      </h2>
      {children}
    </section>
  );
}
