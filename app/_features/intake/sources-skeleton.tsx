import { Skeleton } from "@/app/_ui/skeleton";

const ROWS = [1, 2, 3];

export function SourcesSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="grid gap-3">
      {ROWS.map((row) => (
        <Skeleton key={row} className="h-14 w-full" />
      ))}
    </div>
  );
}
