import type { CommandProblem } from "@/server/command/contract";

/** Lies behind the field with the same text, invisible but for the line under what is wrong. */
export function CommandUnderline({
  text,
  problem,
  scrollTop,
}: {
  text: string;
  problem: CommandProblem;
  scrollTop: number;
}) {
  const { start, end } = problem;
  return (
    <div
      aria-hidden
      className="pointer-events-none overflow-hidden rounded-md border border-transparent px-2.5 py-1.5 text-sm wrap-break-word whitespace-pre-wrap text-transparent [grid-area:1/1] coarse:py-3 coarse:text-lg"
    >
      <div style={{ transform: `translateY(${-scrollTop}px)` }}>
        {text.slice(0, start)}
        <span className="underline decoration-[var(--gf-error-text)] decoration-wavy decoration-1 underline-offset-4">
          {text.slice(start, end)}
        </span>
        {text.slice(end)}
      </div>
    </div>
  );
}
