import { useFormatter, useTranslations } from "next-intl";
import { useContext } from "react";
import { FollowContext } from "@/app/_lib/follow-context";
import type { RoomPerson } from "@/server/timeline/contract";
import { Avatar } from "./avatar";
import { PeopleMenu } from "./people-menu";

const SHOWN = 5;
const ROW = "flex shrink-0 items-center -space-x-1";

/** Who is in the room now. `total` may be more than the people who are named. */
export function PresenceAvatars({ people, total }: { people: readonly RoomPerson[]; total: number }) {
  const t = useTranslations("timeline");
  const format = useFormatter();
  const follow = useContext(FollowContext);
  if (people.length === 0) return null;
  const label = t("presence", { count: total, names: format.list(people.map(({ name }) => name)) });
  const more = total - Math.min(SHOWN, people.length);
  const faces = (
    <>
      {people.slice(0, SHOWN).map(({ id, name }) => (
        <span
          key={id}
          className={`inline-flex rounded-full ring-2 ${id === follow?.followedId ? "ring-[var(--gf-warning-solid)]" : "ring-[var(--gf-primary)]"}`}
        >
          <Avatar name={name} small />
        </span>
      ))}
      {more > 0 && <span className="ps-2.5 text-xs text-secondary">{t("presenceMore", { count: more })}</span>}
    </>
  );
  if (!follow) {
    return (
      <div role="img" aria-label={label} title={label} className={ROW}>
        {faces}
      </div>
    );
  }
  return (
    <PeopleMenu
      people={people}
      follow={follow}
      trigger={
        <button type="button" aria-label={label} title={label} className={`${ROW} rounded-md p-1 hover:bg-hover`}>
          {faces}
        </button>
      }
    />
  );
}
