import { useFormatter, useTranslations } from "next-intl";
import type { RoomPerson } from "@/server/timeline/contract";
import { Avatar } from "./avatar";

const SHOWN = 5;

/** Who is in the room now. `total` may be more than the people who are named. */
export function PresenceAvatars({ people, total }: { people: readonly RoomPerson[]; total: number }) {
  const t = useTranslations("timeline");
  const format = useFormatter();
  if (people.length === 0) return null;
  const label = t("presence", { count: total, names: format.list(people.map(({ name }) => name)) });
  const more = total - Math.min(SHOWN, people.length);
  return (
    <div role="img" aria-label={label} title={label} className="flex shrink-0 items-center -space-x-1">
      {people.slice(0, SHOWN).map(({ id, name }) => (
        <span key={id} className="inline-flex rounded-full ring-2 ring-[var(--gf-primary)]">
          <Avatar name={name} small />
        </span>
      ))}
      {more > 0 && <span className="ps-2.5 text-xs text-secondary">{t("presenceMore", { count: more })}</span>}
    </div>
  );
}
