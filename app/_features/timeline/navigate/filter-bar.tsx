import { Flag, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "@/app/_ui/class-names";
import { IconButton } from "@/app/_ui/icon-button";
import { KIND_GROUPS } from "@/server/timeline/contract/conversation";
import { isolated } from "../isolated";
import { type Filter, NO_FILTER } from "./filter";
import { PersonFilter } from "./person-filter";

interface Props {
  incidentNumber: number;
  filter: Filter;
  onChange: (filter: Filter) => void;
  onClose: () => void;
}

/** Chooses what of the timeline is shown: key updates, kinds of events, people. */
export function FilterBar({ incidentNumber, filter, onChange, onClose }: Props) {
  const t = useTranslations("timeline.filter");
  const { groups, people, updates } = filter;
  const close = () => {
    onChange(NO_FILTER);
    onClose();
  };
  return (
    <div role="group" aria-label={t("label")} className="flex items-start gap-1 border-b border-weak py-1.5 ps-3 pe-1">
      <div className="flex min-w-0 flex-1 flex-wrap gap-1 max-room:flex-nowrap max-room:overflow-x-auto">
        <Chip isOn={updates} onPress={() => onChange({ ...NO_FILTER, updates: !updates })}>
          <Flag aria-hidden size={12} />
          {t("updates")}
        </Chip>
        {KIND_GROUPS.map((group) => {
          const isOn = groups.includes(group);
          const next = isOn ? groups.filter((each) => each !== group) : [...groups, group];
          return (
            <Chip key={group} isOn={isOn} onPress={() => onChange({ ...filter, updates: false, groups: next })}>
              {t(`group.${group}`)}
            </Chip>
          );
        })}
        {people.map(({ id, name }) => (
          <Chip
            key={id}
            isOn
            onPress={() => onChange({ ...filter, people: people.filter((person) => person.id !== id) })}
          >
            {isolated(name)}
            <X aria-hidden size={12} />
          </Chip>
        ))}
        <PersonFilter
          incidentNumber={incidentNumber}
          chosen={people}
          onChoose={(person) => onChange({ ...filter, updates: false, people: [...people, person] })}
        />
      </div>
      <IconButton label={t("close")} className="size-6" icon={<X aria-hidden size={14} />} onClick={close} />
    </div>
  );
}

function Chip({ isOn, onPress, children }: { isOn: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onPress}
      className={classNames(
        "inline-flex h-6 shrink-0 items-center gap-1 rounded-full border px-2 text-xs coarse:h-11 coarse:px-4",
        isOn ? "border-focus bg-info text-primary" : "border-medium text-secondary hover:text-primary",
      )}
    >
      {children}
    </button>
  );
}
