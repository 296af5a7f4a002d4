import {
  SceneObjectUrlSyncConfig,
  VariableDependencyConfig,
  useSceneObjectState,
  type SceneComponentProps,
  type SceneObjectUrlValues,
} from "@grafana/scenes";
import { useTranslations } from "next-intl";
import { useId, type KeyboardEvent } from "react";
import styles from "./layout.module.css";
import { OmittedCopies } from "./omitted-copies";
import { PartsBody, type PartsBodyState } from "./parts-body";
import { Section } from "./section";
import { tabSlugs } from "./tab-slugs";

interface TabsBodyState extends PartsBodyState {
  /** The tab that somebody chose, as the address names it. */
  current?: string;
}

/** Sections of which one is shown, and asked for its data. The address names it. */
export class TabsBody extends PartsBody<TabsBodyState> {
  static Component = TabsBodyView;

  protected override _urlSync = new SceneObjectUrlSyncConfig(this, { keys: () => [this.urlKey()] });
  protected override _variableDependency = new VariableDependencyConfig(this, {
    onAnyVariableChanged: () => this.changed(),
  });

  tabs(): { slug: string; title: string; section: Section }[] {
    const sections = this.shown().filter((copy) => copy instanceof Section);
    const titles = sections.map((section) => section.titleText());
    const slugs = tabSlugs(titles);
    return sections.map((section, index) => ({ section, title: titles[index] ?? "", slug: slugs[index] ?? "" }));
  }

  choose(slug: string): void {
    this._urlSync.performBrowserHistoryAction(() => this.setState({ current: slug }));
  }

  /** Tabs inside of tabs have a key of their own, as Grafana names it. */
  private urlKey(): string {
    let key = "dtab";
    for (let at = this.parent; at; at = at.parent) {
      if (at instanceof Section) key = `${tabSlugs([at.titleText()])[0]}-${key}`;
    }
    return key;
  }

  getUrlState(): SceneObjectUrlValues {
    return { [this.urlKey()]: this.state.current };
  }

  updateFromUrl(values: SceneObjectUrlValues): void {
    const current = values[this.urlKey()];
    this.setState({ current: typeof current === "string" ? current : undefined });
  }
}

const STEP: Record<string, (at: number, count: number) => number> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

function TabsBodyView({ model }: SceneComponentProps<TabsBody>) {
  const words = useTranslations("scene");
  const id = useId();
  const { current, parts } = useSceneObjectState(model);
  const tabs = model.tabs();
  const chosen = Math.max(
    0,
    tabs.findIndex(({ slug }) => slug === current),
  );
  const shown = tabs[chosen];
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const next = STEP[event.key]?.(chosen, tabs.length);
    const tab = next === undefined ? undefined : tabs[next];
    if (!tab) return;
    event.preventDefault();
    model.choose(tab.slug);
    event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")[next ?? 0]?.focus();
  };
  if (!shown) return null;
  return (
    <div>
      <div role="tablist" tabIndex={-1} aria-label={words("tabs")} className={styles.tabs} onKeyDown={onKeyDown}>
        {tabs.map(({ slug, title }, index) => (
          <button
            key={slug}
            type="button"
            role="tab"
            id={`${id}-${slug}`}
            aria-selected={index === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={index === chosen ? 0 : -1}
            className={styles.tab}
            onClick={() => model.choose(slug)}
          >
            {title || words("row.untitled")}
          </button>
        ))}
      </div>
      {parts.map((part) => (
        <OmittedCopies key={part.state.key} part={part} />
      ))}
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${shown.slug}`} className={styles.tabPanel}>
        <shown.section.Component key={shown.section.state.key} model={shown.section} />
      </div>
    </div>
  );
}
