import { Skeleton } from "@/app/_ui/skeleton";

const ROWS = [1, 2, 3, 4, 5];

/** Stands in for the report until it is there. */
export function ConnectionSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="grid gap-4">
      <Skeleton className="h-16 w-full" />
      <Skeleton className="h-6 w-40" />
      {ROWS.map((row) => (
        <Skeleton key={row} className="h-12 w-full" />
      ))}
    </div>
  );
}
