import {
  LocalValueVariable,
  NewSceneObjectAddedEvent,
  SceneObjectBase,
  SceneVariableSet,
  VariableDependencyConfig,
  VizPanel,
  sceneGraph,
  type SceneObject,
  type SceneObjectState,
} from "@grafana/scenes";
import { LoadingState } from "@grafana/data";
import type { Repeat, Visibility } from "@/server/dashboard/contract/dashboard-layout";
import { activateUpTo } from "./activate-up-to";
import { isVisible } from "./is-visible";
import { repeatValues } from "./repeat-values";

/** More copies of one part than that help nobody and would ask for too much. */
const MOST_COPIES = 100;
/** How wide a panel is taken to be that is asked for its data without being on the page, in pixels. */
const UNSEEN_WIDTH = 500;

/** One value that a part is repeated for. */
export interface Copy {
  /** Tells copies apart, and stays the same while the value is chosen. */
  key: string;
  variables: SceneVariableSet;
}

interface PartState extends SceneObjectState {
  repeat: Repeat | null;
  visibility: Visibility | null;
  make: (copy: Copy | null) => SceneObject | null;
  copies: SceneObject[];
  /** Copies whose conditions are not met. */
  hidden: ReadonlySet<SceneObject>;
  /** Values that are left out. */
  omitted: number;
}

/**
 * A panel or a section of a layout: drawn once, or once for each value of a variable, and only while its conditions
 * are met. Whoever lays parts out keeps them active.
 */
export class Part extends SceneObjectBase<PartState> {
  private made = new Map<string, SceneObject | null>();
  private watched = new Map<SceneObject, () => void>();

  protected override _variableDependency = new VariableDependencyConfig(this, {
    variableNames: [],
    onVariableUpdateCompleted: () => this.update(),
  });

  constructor(state: Pick<PartState, "key" | "repeat" | "visibility" | "make">) {
    super({ ...state, copies: [], hidden: new Set(), omitted: 0 });
    const named = state.visibility?.conditions.map((each) => (each.kind === "variable" ? each.name : "")) ?? [];
    this._variableDependency.setVariableNames([state.repeat?.variable ?? "", ...named].filter(Boolean));
    this.addActivationHandler(() => {
      this.update();
      if (state.visibility?.conditions.some(({ kind }) => kind === "range")) {
        this._subs.add(sceneGraph.getTimeRange(this).subscribeToState(() => this.judge()));
      }
      return () => this.unwatch([...this.watched.keys()]);
    });
  }

  /** Its variable is still being read. */
  isWaiting(): boolean {
    return this.state.copies.length === 0 && this.made.size === 0;
  }

  /** The copies that are drawn now. */
  shown(): SceneObject[] {
    return this.state.copies.filter((copy) => !this.state.hidden.has(copy));
  }

  /** Makes the copies that the variables ask for. Copies whose value stays are kept, with their data. */
  update(): void {
    const { repeat, make, key } = this.state;
    if (this._variableDependency.hasDependencyInLoadingState()) return;
    const values = repeat && repeatValues(repeat.variable, this.parent ?? this);
    const wanted = new Map<string, () => SceneObject | null>();
    for (const { value, text } of values?.slice(0, MOST_COPIES) ?? []) {
      wanted.set(value, () => {
        const chosen = new LocalValueVariable({ name: repeat?.variable ?? "", value, text });
        return make({ key: `${key}-${value}`, variables: new SceneVariableSet({ variables: [chosen] }) });
      });
    }
    if (wanted.size === 0) wanted.set("", () => make(null));
    const before = this.made;
    this.made = new Map([...wanted].map(([value, create]) => [value, before.get(value) ?? create()]));
    const copies = [...this.made.values()].filter((copy) => copy !== null);
    const added = copies.filter((copy) => !this.state.copies.includes(copy));
    this.unwatch(this.state.copies.filter((copy) => !copies.includes(copy)));
    this.setState({ copies, omitted: Math.max(0, (values?.length ?? 0) - MOST_COPIES) });
    for (const copy of added) this.publishEvent(new NewSceneObjectAddedEvent(copy), true);
    if (this.isActive) for (const copy of added) this.watch(copy);
    this.judge();
  }

  private judge(): void {
    const { visibility, copies } = this.state;
    if (!visibility) return;
    const hidden = new Set(copies.filter((copy) => !this.isMet(visibility, copy)));
    const same =
      hidden.size === this.state.hidden.size &&
      copies.every((copy) => hidden.has(copy) === this.state.hidden.has(copy));
    if (!same) this.setState({ hidden });
  }

  private isMet(visibility: Visibility, copy: SceneObject): boolean {
    const { from, to } = sceneGraph.getTimeRange(copy).state.value;
    return isVisible(visibility, {
      valuesOf: (name) => repeatValues(name, copy)?.map(({ value }) => value) ?? null,
      hasData: () => this.hasData(copy),
      rangeMs: () => to.valueOf() - from.valueOf(),
    });
  }

  private hasData(copy: SceneObject): boolean | null {
    const answers = panelsIn(copy).flatMap((panel) => sceneGraph.getData(panel).state.data ?? []);
    if (answers.some(({ series }) => series.some((frame) => frame.length > 0))) return true;
    const settled = answers.filter(({ state }) => state === LoadingState.Done || state === LoadingState.Error);
    return settled.length > 0 && settled.length === panelsIn(copy).length ? false : null;
  }

  /** Asks for the data that a condition is about, even while nothing of it is on the page. */
  private watch(copy: SceneObject): void {
    if (!this.state.visibility?.conditions.some(({ kind }) => kind === "data") || this.watched.has(copy)) return;
    const undo = panelsIn(copy).map((panel) => {
      const deactivate = activateUpTo(panel, this);
      const data = sceneGraph.getData(panel);
      data.setContainerWidth?.(UNSEEN_WIDTH);
      data.bypassIsInViewChanged?.(true);
      const subscription = data.subscribeToState(() => this.judge());
      return () => {
        subscription.unsubscribe();
        deactivate();
      };
    });
    this.watched.set(copy, () => undo.forEach((each) => each()));
  }

  private unwatch(copies: readonly SceneObject[]): void {
    for (const copy of copies) {
      this.watched.get(copy)?.();
      this.watched.delete(copy);
    }
  }
}

/** Every panel inside, those of parts too that were not on the page yet. */
function panelsIn(copy: SceneObject): VizPanel[] {
  const inner = sceneGraph.findAllObjects(copy, (object) => object instanceof Part) as Part[];
  for (const part of inner) if (part.state.copies.length === 0) part.update();
  return sceneGraph.findAllObjects(
    copy,
    (object) => object instanceof VizPanel && Boolean(object.state.$data),
  ) as VizPanel[];
}
