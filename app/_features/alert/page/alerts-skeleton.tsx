import { Skeleton } from "@/app/_ui/skeleton";

const LINES = [0, 1, 2, 3, 4, 5, 6];

/** Stands where the list comes. */
export function AlertsSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label}>
      <Skeleton className="h-9 rounded-none" />
      {LINES.map((line) => (
        <div key={line} className="grid gap-2 border-b border-weak px-3 py-2.5">
          <div className="flex items-center gap-3">
            <Skeleton className="h-5 w-20" />
            <Skeleton className="h-4 w-48" />
            <Skeleton className="ml-auto h-4 w-24" />
          </div>
          <Skeleton className="h-4 w-2/3" />
        </div>
      ))}
    </div>
  );
}
