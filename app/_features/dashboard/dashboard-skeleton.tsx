import { useTranslations } from "next-intl";

/** Heights in pixels, as panels mostly are. */
const SHAPE = { first: 240, second: 240, third: 320, fourth: 320 };

/** The shape of a dashboard that is on its way. */
export function DashboardSkeleton() {
  const words = useTranslations("panels");
  const gridTemplateColumns = "repeat(auto-fit, minmax(min(100%, 380px), 1fr))";
  return (
    <div role="status" aria-label={words("dashboard.loading")} style={{ display: "grid", gap: 8, gridTemplateColumns }}>
      {Object.entries(SHAPE).map(([key, height]) => (
        <div key={key} style={{ height, borderRadius: 2, background: "currentColor", opacity: 0.06 }} />
      ))}
    </div>
  );
}
