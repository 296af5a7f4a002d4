import { SmilePlus } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useContext } from "react";
import { classNames } from "@/app/_ui/class-names";
import { Tooltip } from "@/app/_ui/tooltip";
import type { ShownEntry, ShownReaction } from "@/server/timeline/contract/shown-entry";
import { RowCommandsContext } from "../actions/row-commands";
import { isolated } from "../isolated";

const CHIP =
  "inline-flex h-6 items-center gap-1 rounded-full border px-2 text-xs tabular-nums coarse:h-11 coarse:px-3.5 disabled:cursor-default";

/** Who reacted with what; pressing one joins in or leaves. */
export function Reactions({ entry }: { entry: ShownEntry }) {
  const t = useTranslations("timeline.row");
  const commands = useContext(RowCommandsContext);
  const canReact = commands?.reader.canPost ?? false;
  return (
    <div className="flex flex-wrap items-center gap-1 pt-1">
      {entry.reactions.map((reaction) => (
        <Reaction
          key={reaction.emoji}
          reaction={reaction}
          onPress={canReact ? () => commands?.react(entry, reaction.emoji, !reaction.mine) : undefined}
        />
      ))}
      {canReact && (
        <button
          type="button"
          aria-label={t("addReaction")}
          title={t("addReaction")}
          onClick={() => commands?.act("react", entry)}
          className={classNames(CHIP, "border-transparent text-secondary hover:bg-hover hover:text-primary")}
        >
          <SmilePlus aria-hidden size={14} />
        </button>
      )}
    </div>
  );
}

function Reaction({ reaction, onPress }: { reaction: ShownReaction; onPress?: () => void }) {
  const t = useTranslations("timeline.row");
  const format = useFormatter();
  const { emoji, count, people, mine } = reaction;
  const more = count - people.length;
  const names = people.map(({ name }) => isolated(name));
  const who = format.list(more > 0 ? [...names, t("moreReacted", { count: more })] : names);
  const words = t("reactedWith", { who, emoji });
  return (
    <Tooltip content={words}>
      <button
        type="button"
        aria-pressed={mine}
        aria-label={t("reaction", { emoji, count, who })}
        aria-disabled={!onPress || undefined}
        onClick={onPress}
        className={classNames(
          CHIP,
          mine ? "border-focus bg-info text-primary" : "border-medium bg-secondary text-primary",
        )}
      >
        <span aria-hidden="true" className="text-sm leading-none">
          {emoji}
        </span>
        {count}
      </button>
    </Tooltip>
  );
}
