import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PanelFailure } from "../panel-failure";
import { PanelMessage } from "../panel-message";
import { PanelNotice } from "../panel-notice";
import { PanelSkeleton } from "../panel-skeleton";
import type { ReadState } from "./use-panel-list";
import styles from "./lists.module.css";

interface ListBodyProps<List> {
  read: ReadState<List>;
  height: number;
  children: (list: List) => ReactNode;
}

/** A list, or why there is none. One that could not be read again stays, and says so. */
export function ListBody<List>({ read, height, children }: ListBodyProps<List>) {
  const words = useTranslations("visuals.lists");
  const { list, failure, again } = read;
  if (list === null && failure?.code === "FORBIDDEN") return <PanelMessage>{words("shared")}</PanelMessage>;
  if (list === null && failure) return <PanelFailure failure={failure} height={height} onRetry={again} />;
  if (list === null) return <PanelSkeleton />;
  return (
    <div className={styles.body}>
      {failure && <PanelNotice>{failure.message}</PanelNotice>}
      {children(list)}
    </div>
  );
}
