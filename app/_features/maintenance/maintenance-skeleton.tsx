import { Skeleton } from "@/app/_ui/skeleton";

const ROWS = [1, 2, 3];

export function MaintenanceSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="grid gap-3">
      <Skeleton className="h-6 w-32" />
      {ROWS.map((row) => (
        <Skeleton key={row} className="h-16 w-full" />
      ))}
    </div>
  );
}
