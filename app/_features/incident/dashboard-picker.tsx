"use client";

import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { DashboardHits } from "@/app/_features/incident/dashboards/dashboard-hits";
import { FolderSelect } from "@/app/_features/incident/dashboards/folder-select";
import { OrderedDashboards } from "@/app/_features/incident/dashboards/ordered-dashboards";
import { useDashboardSearch } from "@/app/_features/incident/dashboards/use-dashboard-search";
import { useErrorText } from "@/app/_lib/use-error-text";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { TextField } from "@/app/_ui/text-field";
import { DASHBOARDS_MAX } from "@/server/incident/contract";

export interface PickedDashboard {
  uid: string;
  title: string;
}

export interface DashboardPickerProps {
  picked: readonly PickedDashboard[];
  onChange: (picked: PickedDashboard[]) => void;
  /** What they are for. */
  hint?: string;
}

/** Finds dashboards in Grafana; the chosen ones stand above in their order and stay when Grafana does not answer. */
export function DashboardPicker({ picked, onChange, hint }: DashboardPickerProps) {
  const t = useTranslations("room.dashboards");
  const errorText = useErrorText();
  const [text, setText] = useState("");
  const [tags, setTags] = useState<string[]>([]);
  const [folderUid, setFolderUid] = useState<string | undefined>();
  const search = useDashboardSearch({ text: useDeferredValue(text.trim()), tags, folderUid });
  const isFull = picked.length >= DASHBOARDS_MAX;

  function toggle({ uid, title }: PickedDashboard) {
    const without = picked.filter((each) => each.uid !== uid);
    onChange(without.length < picked.length ? without : [...picked, { uid, title }]);
  }

  return (
    <div className="grid gap-2">
      {picked.length > 0 && <OrderedDashboards picked={picked} onChange={onChange} />}
      <div className="grid items-start gap-2 room:grid-cols-[1fr_12rem]">
        <TextField
          label={t("label")}
          hint={hint ?? t("hint")}
          type="search"
          value={text}
          maxLength={200}
          placeholder={t("search")}
          onValue={setText}
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        />
        <FolderSelect value={folderUid} onValue={setFolderUid} />
      </div>
      {search.isError && (
        <ErrorNotice
          tone="warning"
          title={errorText(search.error)}
          onRetry={() => void search.refetch()}
          retrying={search.isFetching}
        >
          {t("away")}
        </ErrorNotice>
      )}
      <DashboardHits search={search} picked={picked} isFull={isFull} tags={tags} onTags={setTags} onToggle={toggle} />
    </div>
  );
}
