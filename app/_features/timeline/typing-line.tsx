import { useTranslations } from "next-intl";
import type { RoomPerson } from "@/server/timeline/contract";
import { isolated } from "./isolated";

/** Who is writing. The line is always there, so that nothing moves when somebody starts. */
export function TypingLine({ people }: { people: readonly RoomPerson[] }) {
  const t = useTranslations("timeline");
  const [first, second] = people;
  return (
    <p className="h-4 truncate px-3 text-xs text-secondary">
      {first &&
        t("typing", { count: people.length, first: isolated(first.name), second: isolated(second?.name ?? "") })}
    </p>
  );
}
