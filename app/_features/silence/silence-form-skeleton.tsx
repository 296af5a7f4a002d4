import { Skeleton } from "@/app/_ui/skeleton";

const ROWS = [1, 2, 3];

export function SilenceFormSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="grid gap-3">
      <Skeleton className="h-5 w-64" />
      {ROWS.map((row) => (
        <Skeleton key={row} className="h-9 w-full" />
      ))}
      <Skeleton className="h-16 w-full" />
      <Skeleton className="h-8 w-80 max-w-full" />
      <Skeleton className="h-9 w-full" />
    </div>
  );
}
