import type { PanelCase } from "../panel-case";

const MARKDOWN = "# Heading\n\n- [link](https://example.com)\n\n`code` <b>bold</b>";
const CODE = { "options.mode": "code", "options.content": '{\n  "a": [1, "text"]\n}' };

export const textCase: PanelCase = {
  type: "text",
  schema: "text",
  needs: "none",
  csv: [],
  base: { "options.mode": "markdown", "options.content": MARKDOWN },
  probes: [
    ["options.mode", "html"],
    ["options.mode", "code"],
    ["options.content", "**other**"],
    ["options.code.language", "json", CODE],
    ["options.code.showLineNumbers", true, CODE],
    ["options.code.showMiniMap", true, CODE],
    ["options.renderMode", "perRow"],
  ],
};

export const newsCase: PanelCase = {
  type: "news",
  schema: "news",
  needs: "none; the feed is a link, it is not read",
  csv: [],
  base: { "options.feedUrl": "https://example.com/feed.xml" },
  probes: [
    ["options.feedUrl", "https://example.org/feed.xml"],
    ["options.showImage", false],
  ],
};

export const dashboardListCase: PanelCase = {
  type: "dashlist",
  schema: "dashboardlist",
  needs: "Grafana's own search",
  csv: [],
  base: { "options.showSearch": true, "options.maxItems": 10, "options.query": "", "options.tags": [] },
  probes: [
    ["options.query", "Shop overview"],
    ["options.tags", ["no-such-tag"]],
    ["options.folderUID", "no-such-folder"],
    ["options.folderId", 1],
    ["options.maxItems", 2],
    ["options.showSearch", false],
    ["options.showHeadings", false],
    ["options.showFolderNames", false],
    ["options.showStarred", true],
    ["options.showRecentlyViewed", true],
  ],
  notProbed: { "options.keepTime": "changes where a link leads", "options.includeVars": "changes where a link leads" },
};

const states = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, true]));
const ALL = states("firing", "pending", "recovering", "noData", "normal", "error");

export const alertListCase: PanelCase = {
  type: "alertlist",
  needs: "Grafana's own alert rules",
  csv: [],
  base: { "options.viewMode": "list", "options.maxItems": 20, "options.sortOrder": 1, "options.stateFilter": ALL },
  probes: [
    ["options.viewMode", "stat"],
    ["options.groupBy", ["severity"], { "options.groupMode": "custom" }],
    ["options.maxItems", 1],
    ["options.sortOrder", 2],
    ["options.alertName", "no such alert"],
    ["options.alertInstanceLabelFilter", '{severity="none"}'],
    ["options.dashboardAlerts", true],
    ["options.folder", { uid: "no-such-folder", title: "None" }],
    ["options.stateFilter", states("noData")],
    ["options.showInactiveAlerts", true],
  ],
  notProbed: { "options.datasource": "other rules than Grafana's own are not listed, and the panel says so" },
};

export const annotationListCase: PanelCase = {
  type: "annolist",
  schema: "annotationslist",
  needs: "Grafana's own annotations",
  csv: [],
  base: {
    "options.limit": 10,
    "options.onlyInTimeRange": true,
    "options.tags": [],
    "options.onlyFromThisDashboard": true,
  },
  probes: [
    ["options.limit", 1],
    ["options.tags", ["deploy"]],
    ["options.onlyFromThisDashboard", false],
    ["options.onlyInTimeRange", false, { "options.tags": ["deploy"] }],
    ["options.showTags", false],
    ["options.showTime", false],
    ["options.showUser", false],
  ],
  notProbed: {
    "options.navigateToPanel": "changes where a link leads",
    "options.navigateBefore": "changes where a link leads",
    "options.navigateAfter": "changes where a link leads",
  },
};
