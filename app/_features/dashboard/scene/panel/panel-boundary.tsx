import { useTranslations } from "next-intl";
import { Component, useContext, type ReactNode } from "react";
import { PanelLinkContext } from "../../panels/panel-link-context";
import styles from "./panel.module.css";

interface PanelBoundaryProps {
  panelId: number;
  /** Set where nothing is left of the panel that would name it. */
  title?: string;
  /** With another one, drawing is tried again. */
  given?: unknown;
  children: ReactNode;
}

interface PanelBoundaryState {
  hasFailed: boolean;
  given: unknown;
}

/** A panel that cannot be drawn says so in its own place; the others are not touched. */
export class PanelBoundary extends Component<PanelBoundaryProps, PanelBoundaryState> {
  override state: PanelBoundaryState = { hasFailed: false, given: this.props.given };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  static getDerivedStateFromProps({ given }: PanelBoundaryProps, before: PanelBoundaryState) {
    return given === before.given ? null : { hasFailed: false, given };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    const { panelId, title } = this.props;
    return <BrokenPanel panelId={panelId} title={title} onRetry={() => this.setState({ hasFailed: false })} />;
  }
}

interface BrokenPanelProps {
  panelId: number;
  title: string | undefined;
  onRetry: () => void;
}

function BrokenPanel({ panelId, title, onRetry }: BrokenPanelProps) {
  const words = useTranslations("scene");
  const href = useContext(PanelLinkContext).panelLink(panelId);
  return (
    <div role="alert" className={`${styles.broken} ${title === undefined ? "" : styles.framed}`}>
      {title && <h2 className={styles.title}>{title}</h2>}
      <strong>{words("broken.heading")}</strong>
      <span>{words("broken.others")}</span>
      <span className={styles.actions}>
        <button type="button" className={styles.action} onClick={onRetry}>
          {words("broken.retry")}
        </button>
        {href && (
          <a className={styles.action} href={href} target="_blank" rel="noreferrer">
            {words("menu.openInGrafana")}
          </a>
        )}
      </span>
    </div>
  );
}
