import { copyFile, cp, mkdir, readFile, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** Icons that the packages look for in another folder than that of the line icons. */
const MONO = new Set(["grafana", "favorite", "heart-break", "heart", "panel-add", "library-panel", "circle-mono"]);
/** Names without a drawing in either package, and the line icon that stands in for each. */
const STAND_INS = {
  "add-user": "user-plus",
  "browser-alt": "browser",
  "circle-mono": "circle",
  "hand-pointer": "mouse-alt",
  "legend-hide": "eye-slash",
  "legend-show": "eye",
  "table-collapse-all": "angle-double-up",
  "table-expand-all": "angle-double-down",
  ai: "brain",
  attach: "paperclip",
  unarchive: "archive",
};

/** The names that Grafana's packages may ask for. */
async function iconNames(modules) {
  const text = await readFile(join(modules, "@grafana/data/dist/esm/types/icon.mjs"), "utf8");
  return [...text.matchAll(/^\s+"?([a-z0-9-]+)"?: true/gm)].map((match) => match[1]);
}

const folderOf = (name) => (name.startsWith("gf-") ? "custom" : MONO.has(name) ? "mono" : "unicons");

/**
 * Copies the icons of panels to where they are served from. A third of those that Grafana's packages name is not in
 * them: these come from the icon set that the names belong to.
 * @returns the names that have no drawing anywhere
 */
export async function copyPanelAssets(root = ROOT) {
  const modules = join(root, "node_modules");
  const target = join(root, "public/grafana/build/img/icons");
  const lines = join(modules, "@iconscout/unicons/svg/line");
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  await cp(join(modules, "@grafana/ui/dist/public/img/icons"), target, { recursive: true });
  const missing = [];
  for (const name of await iconNames(modules)) {
    const file = join(target, folderOf(name), `${name}.svg`);
    if (existsSync(file)) continue;
    const source = [name, STAND_INS[name]].map((known) => join(lines, `${known}.svg`)).find((path) => existsSync(path));
    if (source) await copyFile(source, file);
    else missing.push(name);
  }
  return missing;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await copyPanelAssets();
