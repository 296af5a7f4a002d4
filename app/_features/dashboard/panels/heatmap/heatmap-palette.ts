import { colorManipulator, type GrafanaTheme2 } from "@grafana/data";
import type { HeatmapColors } from "./heatmap-options";

/**
 * Colours at even distances along the schemes of d3-scale-chromatic (ISC), most of them by Cynthia Brewer
 * (colorbrewer2.org, Apache-2.0).
 */
const STOPS: Readonly<Record<string, string>> = {
  Spectral: "9e0142 db494a f88e53 fed281 fbf8b0 d5ee9f 89cfa5 4696b3 5e4fa2",
  RdYlGn: "a50026 dd4030 f88d52 fed281 f9f7ae cbe984 85cb67 30a054 006837",
  RdYlBu: "a50026 dd4030 f88d52 fed284 faf8c1 d1ebef 90c2dd 5382bb 313695",
  RdGy: "67001f b82d35 e48268 faccb5 faf4f1 d6d6d6 a0a0a0 5c5c5c 1a1a1a",
  RdBu: "67001f b82d35 e48268 faccb4 f2efee bfdceb 6bacd0 2a71ae 053061",
  PuOr: "2d004b 5f3d8f 998ebf cecde4 f3eeea fdd5a0 ee9d3d be630b 7f3b08",
  PRGn: "40004b 7d3d8c ae8abd dcc7e1 eff0ef cbeac5 80c481 2d8643 00441b",
  PiYG: "8e0152 c9378a e795c3 f9d4e9 f5f3ef d8efbb 9bce64 5a9c2b 276419",
  BrBG: "543005 985e15 cea156 efddb0 eef1ea b3e1db 5bb2a8 12736a 003c30",
  Blues: "f7fbff deebf7 c3dbee 9cc8e2 6daed5 4391c6 2271b4 0c5198 08306b",
  Greens: "f7fcf5 e3f4de c6e8bf a0d89b 73c378 45aa5d 228b45 066b2d 00441b",
  Greys: "ffffff efefef d8d8d8 bbbbbb 979797 737373 505050 262626 000000",
  Oranges: "fff5eb fee5cc fdcea0 fdae6c fb8d3d ef6a17 d54b04 a83703 7f2704",
  Purples: "fcfbfd eeecf5 d9d8ea bcbcdb 9e9bc9 817bb9 6a51a4 54288f 3f007d",
  Reds: "fff5f0 feddcf fcbaa1 fc9273 f9694c eb3d2f cb1c1e a10e15 67000d",
  Turbo: "23171b 4b4ccb 3987f9 26bce1 2ee5ae 57fb7a 95fb51 d3e436 feb927 ff821d e54813 af1a06 900c00",
  Cividis: "002051 062f68 1f3e6e 3c4d6e 575c6e 6d6c70 7f7c75 918c78 a49d78 bbaf71 d5c164 eed553 fdea45",
  Viridis: "440154 481f70 443983 3b528b 31688e 287c8e 21918c 20a486 35b779 5ec962 90d743 c8e020 fde725",
  Magma: "000004 100b2d 2c115f 51127c 721f81 932b80 b73779 d8456c f1605d fc8961 feb078 fed799 fcfdbf",
  Inferno: "000004 110a30 320a5e 57106e 781c6d 9a2865 bc3754 d84c3e ed6925 f98e09 fbb61a f4df53 fcffa4",
  Plasma: "0d0887 3a049a 5c01a6 7e03a8 9c179e b52f8c cc4778 de5f65 ed7953 f89540 fdb42f fbd524 f0f921",
  Warm: "6e40aa 8f3db2 b23cb2 d23ea7 ee4395 ff4e7d ff5e63 ff734b ff8c38 efa72f d9c231 c2db40 aff05b",
  Cool: "6e40aa 6351c3 5465d6 417de0 2f96e0 21b0d5 1ac7c2 1cdba9 28ea8d 40f373 60f760 87f557 aff05b",
  CubehelixDefault: "000000 181028 182e49 16534c 2b6f39 607a2f a07949 cb7c85 d490c6 c7b3ed c2d8f3 d9f2ef ffffff",
  BuGn: "f7fcfd e4f5f7 c8eae4 99d8c8 68c2a3 42ac76 228c49 066b2d 00441b",
  BuPu: "f7fcfd deebf3 bfd3e6 a1bad9 8f95c6 8b6bb1 88409b 7a1579 4d004b",
  GnBu: "f7fcf0 e1f3db c9eac6 a7ddba 7bcbc4 50b1cd 2b8dbf 0e67a8 084081",
  OrRd: "fff7ec fee7c7 fdd3a1 fdb881 fa8e5d ed6344 d53121 b00805 7f0000",
  PuBuGn: "fff7fb ebe3f0 ced1e6 a3bddb 69a8cf 3692ba 0b808b 01695b 014636",
  PuBu: "fff7fb ebe6f2 ced1e6 a5bddb 72a8cf 388fc0 0d72ad 04588a 023858",
  PuRd: "f7f4f9 e7deed d5bada cf92c6 dd63ae e22f88 c9135c 990340 67001f",
  RdPu: "fff7f3 fddfdc fcc3c3 fa9cb4 f369a3 da3495 ad0a81 7b0176 49006a",
  YlGnBu: "ffffd9 eaf7b8 c1e7b5 81cebb 45b4c2 248fbd 2260a9 20378d 081d58",
  YlGn: "ffffe5 f3fbbd d7efa3 acdc8e 78c578 45a95d 228645 066737 004529",
  YlOrBr: "ffffe5 fff5bc fee18d fec254 fb992c ea7115 c94e05 993604 662506",
  YlOrRd: "ffffcc ffeda0 fed676 feb250 fd893c f8502b e11e20 b90424 800026",
};
/** Schemes whose first colour is for the highest counts, and those that begin dark. The others, but one, begin light. */
const HIGH_FIRST = new Set("Spectral RdYlGn RdYlBu RdGy RdBu PuOr PRGn PiYG BrBG".split(" "));
const DARK_FIRST = new Set("Cividis Viridis Magma Inferno Plasma Warm Cool CubehelixDefault".split(" "));
const DEFAULT_SCHEME = "Oranges";
const MOST_STEPS = 128;

function colorAt(stops: readonly string[], share: number): string {
  const place = share * (stops.length - 1);
  const left = Math.min(stops.length - 2, Math.floor(place));
  const part = (stop: string, at: number): number => Number.parseInt(stop.slice(at * 2, at * 2 + 2), 16);
  const mix = [0, 1, 2].map((at) => {
    const [from, to] = [part(stops[left]!, at), part(stops[left + 1]!, at)];
    return Math.round(from + (to - from) * (place - left));
  });
  return `#${mix.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** Low counts are close to the background: dark on dark, light on light. */
function stopsOf(scheme: string, reverse: boolean, isDark: boolean): string[] {
  const name = scheme in STOPS ? scheme : DEFAULT_SCHEME;
  const stops = STOPS[name]!.split(" ");
  if (name === "Turbo") return reverse ? stops.toReversed() : stops;
  const turned = HIGH_FIRST.has(name) || (DARK_FIRST.has(name) ? !isDark : isDark);
  return turned !== reverse ? stops.toReversed() : stops;
}

/** The colours of a heat map, from the lowest counts to the highest. */
export function heatmapPalette(colors: HeatmapColors, theme: GrafanaTheme2): string[] {
  const steps = Math.max(2, Math.min(MOST_STEPS, colors.steps || 64));
  const shares = Array.from({ length: steps }, (_, step) => step / (steps - 1));
  if (colors.mode === "opacity") {
    const fill = theme.visualization.getColorByName(colors.fill);
    const alpha = (share: number): number => (colors.scale === "linear" ? share : share ** colors.exponent);
    return shares.map((share) => colorManipulator.alpha(fill, alpha(share)));
  }
  const stops = stopsOf(colors.scheme, colors.reverse, theme.isDark);
  return shares.map((share) => colorAt(stops, share));
}

/** Which colour of the palette a count has. */
export function colorStep(count: number, min: number, max: number, steps: number, colors: HeatmapColors): number {
  const share = max > min ? Math.min(1, Math.max(0, (count - min) / (max - min))) : 1;
  const bent = colors.mode !== "opacity" && colors.scale !== "linear" ? share ** colors.exponent : share;
  return Math.min(steps - 1, Math.floor(bent * steps));
}
