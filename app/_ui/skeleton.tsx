import { classNames } from "@/app/_ui/class-names";

/** Stands where something comes, in its size. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classNames("block animate-pulse rounded-sm bg-selected", className)} />;
}
