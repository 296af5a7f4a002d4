"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc";
import { Select } from "@/app/_ui/select";

interface Folder {
  uid: string;
  title: string;
}

const EVERYWHERE = "*";

export interface FolderSelectProps {
  /** Empty for the top level, undefined for anywhere. */
  value: string | undefined;
  onValue: (folderUid: string | undefined) => void;
}

/** One level of Grafana's folders at a time: the way to the chosen one, and what is inside it. */
export function FolderSelect({ value, onValue }: FolderSelectProps) {
  const t = useTranslations("evidence.search");
  const trpc = useTRPC();
  const [path, setPath] = useState<Folder[]>([]);
  const inside = useQuery(
    trpc.dashboard.folders.queryOptions({ parentUid: path.at(-1)?.uid ?? "" }, { staleTime: 60_000, retry: false }),
  );
  const children = inside.data ?? [];
  const indented = (depth: number, title: string) => `${"\u2003".repeat(depth)}${title}`;

  function choose(uid: string) {
    if (uid === EVERYWHERE || uid === "") setPath([]);
    else {
      const at = path.findIndex((folder) => folder.uid === uid);
      const child = children.find((folder) => folder.uid === uid);
      setPath(at >= 0 ? path.slice(0, at + 1) : child ? [...path, child] : path);
    }
    onValue(uid === EVERYWHERE ? undefined : uid);
  }

  return (
    <Select
      label={t("folder")}
      error={inside.isError && t("foldersFailed")}
      value={value ?? EVERYWHERE}
      options={[
        { value: EVERYWHERE, label: t("everywhere") },
        { value: "", label: t("topLevel") },
        ...path.map(({ uid, title }, depth) => ({ value: uid, label: indented(depth, title) })),
        ...children.map(({ uid, title }) => ({ value: uid, label: indented(path.length, title) })),
      ]}
      onValue={choose}
    />
  );
}
