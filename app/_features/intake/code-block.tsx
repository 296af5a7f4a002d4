"use client";

import { CopyButton } from "@/app/_features/intake/copy-button";

/** Text for a terminal or a file, with a button that copies it. */
export function CodeBlock({ label, text }: { label: string; text: string }) {
  return (
    <figure className="grid min-w-0 gap-1">
      <figcaption className="flex flex-wrap items-center justify-between gap-2 text-sm text-primary">
        {label}
        <CopyButton text={text} what={label} />
      </figcaption>
      {/* What is wider than the page is reached by the keyboard, too. */}
      <pre
        tabIndex={0}
        className="max-h-80 overflow-auto rounded-md border border-weak bg-canvas p-3 font-mono text-xs text-primary"
      >
        {text}
      </pre>
    </figure>
  );
}
