import { ROW_GRID } from "@/app/_features/incident/board/row-grid";
import { classNames } from "@/app/_ui/class-names";
import { Skeleton } from "@/app/_ui/skeleton";

const ROWS = Array.from({ length: 8 }, (_, index) => index);

/** Lines in the shape of those that come. */
export function BoardSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label}>
      {ROWS.map((row) => (
        <div
          key={row}
          className={classNames(
            ROW_GRID,
            "h-[84px] border-b border-weak max-room:content-center max-room:gap-y-2 room:h-10",
          )}
        >
          <Skeleton className="h-4 w-14" />
          <Skeleton className="h-4 w-10" />
          <Skeleton className="h-4 w-3/5 max-room:col-span-full max-room:row-start-2" />
          <Skeleton className="h-5 w-24 max-room:col-span-2 max-room:row-start-3" />
          <Skeleton className="h-4 w-20 max-room:hidden" />
          <Skeleton className="h-4 w-24 max-room:hidden" />
          <Skeleton className="ml-auto h-4 w-18 max-room:col-start-4 max-room:row-start-1" />
        </div>
      ))}
    </div>
  );
}
