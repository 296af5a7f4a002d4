import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactElement, useState } from "react";
import type { Follow } from "@/app/_lib/follow-context";
import { SHORTCUTS } from "@/app/_lib/shortcuts";
import { useShortcuts } from "@/app/_lib/use-shortcuts";
import { Kbd } from "@/app/_ui/kbd";
import { Menu } from "@/app/_ui/menu";
import { MENU_ITEM, MenuItem } from "@/app/_ui/menu-item";
import type { RoomPerson } from "@/server/timeline/contract";
import { isolated } from "./isolated";

interface Props {
  people: readonly RoomPerson[];
  follow: Follow;
  /** One button that takes a ref. */
  trigger: ReactElement;
}

/** Who is here, and whose view one wants to share. With one other person in the room the key follows them at once. */
export function PeopleMenu({ people, follow, trigger }: Props) {
  const t = useTranslations("replay.look");
  const [open, setOpen] = useState(false);
  const others = people.filter(({ id }) => id !== follow.me);
  const [only] = others;
  useShortcuts({
    follow: () => {
      if (follow.followedId !== null) follow.leave();
      else if (only && others.length === 1) follow.follow(only);
      else setOpen(true);
    },
  });
  return (
    <Menu trigger={trigger} open={open} onOpenChange={setOpen} align="end">
      <p className="px-2 pt-1 pb-2 text-xs text-secondary">
        {t("followHint")} <Kbd>{SHORTCUTS.follow.keys[0]}</Kbd>
      </p>
      {people.length > others.length && (
        <p className={`${MENU_ITEM} text-secondary`}>
          {t("you", { name: isolated(people.find(({ id }) => id === follow.me)?.name ?? "") })}
        </p>
      )}
      {others.map((person) => {
        const isFollowed = person.id === follow.followedId;
        return (
          <MenuItem
            key={person.id}
            icon={isFollowed ? <EyeOff aria-hidden size={16} /> : <Eye aria-hidden size={16} />}
            onSelect={() => (isFollowed ? follow.leave() : follow.follow(person))}
          >
            {isFollowed ? t("leave") : t("follow", { name: isolated(person.name) })}
          </MenuItem>
        );
      })}
      {others.length === 0 && <p className={`${MENU_ITEM} text-secondary`}>{t("nobody")}</p>}
    </Menu>
  );
}
