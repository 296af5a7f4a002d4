import { type JsonObject, object, strings, text } from "../http/json-fields";
import { slug } from "./slug";

export interface SandboxFolder {
  id: number;
  uid: string;
  title: string;
  parentUid: string;
  version: number;
  created: number;
}

/** v0alpha1 is the classic model of any age. */
export type StoredVersion = "v0alpha1" | "v2alpha1" | "v2beta1" | "v2";

/** A dashboard in the form in which it was saved: the classic model of any age, or schema v2. */
export interface SandboxDashboard {
  id: number;
  uid: string;
  folderUid: string;
  /** Counts the saves. */
  version: number;
  created: number;
  updated: number;
  provisioned: boolean;
  storedVersion: StoredVersion;
  spec: JsonObject;
  /** Grafana cannot bring it into another schema, for this reason. */
  conversionError?: string;
}

export interface SandboxLibraryElement {
  id: number;
  uid: string;
  name: string;
  folderUid: string;
  version: number;
  model: JsonObject;
  created: number;
}

/** What a sandbox is started with. A document is a classic model, or a v2 object with `apiVersion` and `spec`. */
export interface SandboxDashboardInput {
  document: object;
  folderUid?: string;
  conversionError?: string;
}

export type SandboxFolderInput = Pick<SandboxFolder, "uid" | "title"> & { parentUid?: string };
export type SandboxLibraryInput = Pick<SandboxLibraryElement, "uid" | "name"> & { model: object; folderUid?: string };

export interface DashboardStore {
  folders: Map<string, SandboxFolder>;
  dashboards: Map<string, SandboxDashboard>;
  libraryElements: Map<string, SandboxLibraryElement>;
  addFolder(input: SandboxFolderInput): SandboxFolder;
  /** Adds a dashboard, or replaces the one with its uid and counts its version up. */
  save(spec: JsonObject, more: Partial<SandboxDashboard> & { uid: string }): SandboxDashboard;
  addLibraryElement(input: SandboxLibraryInput): SandboxLibraryElement;
  /** Folders from the root down to the one named. */
  path(uid: string): SandboxFolder[];
}

export const titleOf = (dashboard: SandboxDashboard): string => text(dashboard.spec.title);
export const tagsOf = (dashboard: SandboxDashboard): string[] => strings(dashboard.spec.tags) ?? [];
export const slugOf = (dashboard: SandboxDashboard): string => slug(titleOf(dashboard));

/** Folders, dashboards and library elements of one sandbox, in memory. */
export function createDashboardStore(now: () => number): DashboardStore {
  const folders = new Map<string, SandboxFolder>();
  const dashboards = new Map<string, SandboxDashboard>();
  const libraryElements = new Map<string, SandboxLibraryElement>();
  let nextId = 1;
  return {
    folders,
    dashboards,
    libraryElements,
    addFolder({ uid, title, parentUid = "" }) {
      const folder = { id: nextId++, uid, title, parentUid, version: 1, created: now() };
      folders.set(uid, folder);
      return folder;
    },
    save(spec, more) {
      const before = dashboards.get(more.uid);
      const saved: SandboxDashboard = {
        id: before?.id ?? nextId++,
        folderUid: before?.folderUid ?? "",
        created: before?.created ?? now(),
        provisioned: false,
        storedVersion: "v0alpha1",
        ...more,
        version: before ? before.version + 1 : (more.version ?? 1),
        updated: now(),
        spec,
      };
      dashboards.set(saved.uid, saved);
      return saved;
    },
    addLibraryElement({ uid, name, model, folderUid = "" }) {
      const element = {
        id: nextId++,
        uid,
        name,
        folderUid,
        version: 1,
        model: { ...model } as JsonObject,
        created: now(),
      };
      libraryElements.set(uid, element);
      return element;
    },
    path(uid) {
      const found: SandboxFolder[] = [];
      for (let folder = folders.get(uid); folder && !found.includes(folder); folder = folders.get(folder.parentUid)) {
        found.unshift(folder);
      }
      return found;
    },
  };
}

/** Stores a document that was written outside, whatever its schema. */
export function importDocument(store: DashboardStore, input: SandboxDashboardInput): SandboxDashboard {
  const document = input.document as JsonObject;
  const version = /^dashboard\.grafana\.app\/(v2(?:alpha1|beta1)?)$/.exec(text(document.apiVersion))?.[1];
  const spec = object(document.spec);
  const more = { folderUid: input.folderUid ?? "", provisioned: true };
  const failing = input.conversionError === undefined ? {} : { conversionError: input.conversionError };
  if (spec && version) {
    const uid = text(object(document.metadata)?.name) || slug(text(spec.title));
    return store.save(spec, { uid, storedVersion: version as StoredVersion, ...more, ...failing });
  }
  const { id: _id, uid, version: saved, ...model } = document;
  return store.save(model, {
    uid: text(uid) || slug(text(document.title)),
    ...(typeof saved === "number" && saved > 0 ? { version: saved } : {}),
    ...more,
    ...failing,
  });
}
