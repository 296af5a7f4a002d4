import { SceneObjectBase, useSceneObjectState, type SceneComponentProps, type SceneObjectState } from "@grafana/scenes";
import { Icon, PanelChrome, Tooltip } from "@grafana/ui";
import { useTranslations } from "next-intl";
import type { PanelNote } from "@/server/dashboard/contract";
import styles from "./panel.module.css";

interface PanelNotesState extends SceneObjectState {
  notes: readonly PanelNote[];
}

/** What of a panel is not drawn as Grafana draws it, behind a mark in its header. */
export class PanelNotes extends SceneObjectBase<PanelNotesState> {
  static Component = PanelNotesView;
}

function PanelNotesView({ model }: SceneComponentProps<PanelNotes>) {
  const words = useTranslations("scene");
  const { notes } = useSceneObjectState(model);
  const said = notes.map(({ code, subject }) => words(`notes.${code}`, { subject }));
  const list = (
    <>
      <strong>{words("notes.heading")}</strong>
      <ul className={styles.notes}>
        {[...new Set(said)].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
  return (
    <Tooltip content={list}>
      <PanelChrome.TitleItem title={words("notes.heading")}>
        <Icon name="question-circle" aria-label={`${words("notes.heading")}: ${said.join("; ")}`} />
      </PanelChrome.TitleItem>
    </Tooltip>
  );
}
