"use client";

import { CopyButton } from "@/app/_features/intake/copy-button";

/** A name and a value to be carried elsewhere. */
export function CopiedLine({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-weak py-1.5 last:border-b-0">
      <dt className="w-44 shrink-0 text-sm text-secondary max-room:w-full">{label}</dt>
      <dd className="flex min-w-0 flex-1 items-center gap-3">
        <code className="min-w-0 flex-1 font-mono text-sm wrap-anywhere text-primary">{value}</code>
        <CopyButton text={value} what={label} />
      </dd>
    </div>
  );
}
