import {
  SceneObjectBase,
  useSceneObjectState,
  type SceneComponentProps,
  type SceneVariable,
  type SceneVariableState,
  type VariableValue,
} from "@grafana/scenes";
import { Icon, Tooltip } from "@grafana/ui";
import { useTranslations } from "next-intl";
import styles from "./unavailable-variable.module.css";

interface UnavailableVariableState extends SceneVariableState {
  why: "cycle" | "filters" | "grouping";
  /** What is at fault: the names of a cycle, or a kind of data source. */
  part: string;
}

/** A variable that cannot be set here. Its control says why. */
export class UnavailableVariable extends SceneObjectBase<UnavailableVariableState> implements SceneVariable {
  static Component = UnavailableVariableControl;

  constructor(state: Omit<UnavailableVariableState, "type">) {
    super({ ...state, type: "system" });
  }

  getValue(): VariableValue {
    return "";
  }
}

function UnavailableVariableControl({ model }: SceneComponentProps<UnavailableVariable>) {
  const words = useTranslations("variables");
  const { why, part } = useSceneObjectState(model);
  return (
    <Tooltip content={words(`unavailable.${why}.why`, { part })}>
      <span className={styles.note} tabIndex={0} data-broken={why === "cycle"}>
        <Icon name={why === "cycle" ? "exclamation-triangle" : "info-circle"} aria-hidden />
        {words(`unavailable.${why}.short`)}
      </span>
    </Tooltip>
  );
}
