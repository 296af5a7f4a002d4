import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

/** Heights in pixels, as panels mostly are. */
const SHAPE = { first: 240, second: 240, third: 320, fourth: 320 };

/** From then on it says what it waits for. */
const LONG_MS = 8_000;

/** The shape of a dashboard that is on its way. */
export function DashboardSkeleton() {
  const words = useTranslations("panels");
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  const gridTemplateColumns = "repeat(auto-fit, minmax(min(100%, 380px), 1fr))";
  return (
    <div role="status" aria-label={words("dashboard.loading")} style={{ display: "grid", gap: 8, gridTemplateColumns }}>
      {isLong && <p style={{ gridColumn: "1 / -1", margin: 0 }}>{words("stillWaiting")}</p>}
      {Object.entries(SHAPE).map(([key, height]) => (
        <div key={key} style={{ height, borderRadius: 2, background: "currentColor", opacity: 0.06 }} />
      ))}
    </div>
  );
}
