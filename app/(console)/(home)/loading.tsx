import { useTranslations } from "next-intl";
import { Skeleton } from "@/app/_ui/skeleton";

const ROWS = [0, 1, 2];

export default function HomeLoading() {
  const t = useTranslations("home");
  return (
    <div role="status" aria-label={t("loading")} className="mx-auto flex w-full max-w-4xl flex-col gap-6 px-4 py-6">
      <Skeleton className="h-8 w-64" />
      <div className="flex flex-col gap-px">
        {ROWS.map((row) => (
          <Skeleton key={row} className="h-14 w-full" />
        ))}
      </div>
      <div className="grid gap-6 room:grid-cols-2">
        <Skeleton className="h-24 w-full" />
        <Skeleton className="h-24 w-full" />
      </div>
    </div>
  );
}
