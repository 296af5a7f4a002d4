/** The look of the first glance: that of the panels which follow, from the page's own variables. */
export const GLANCE_STYLE = `
:host { display: block; font: 400 14px/1.5 Inter, Helvetica, Arial, sans-serif; color: var(--gf-text-primary); }
.controls { display: flex; flex-wrap: wrap; gap: 8px; min-height: 32px; margin-bottom: 8px; }
.control { display: flex; height: 32px; box-sizing: border-box; border: 1px solid var(--gf-border-medium);
  border-radius: var(--gf-radius); font-size: 14px; line-height: 30px; white-space: nowrap; }
.label { padding: 0 8px; font-size: 12px; font-weight: 500; border-right: 1px solid var(--gf-border-weak); }
.text { padding: 0 34px 0 8px; max-width: 40ch; overflow: hidden; text-overflow: ellipsis; }
.text.multi { padding-right: 88px; }
.switch { width: 48px; }
.time { width: 416px; max-width: 100%; height: 32px; margin-left: auto; border-radius: var(--gf-radius);
  background: var(--gf-secondary); }
.grid { position: relative; }
.panel { position: absolute; box-sizing: border-box; display: flex; flex-direction: column; overflow: hidden;
  border: 1px solid var(--gf-border-weak); border-radius: var(--gf-radius-lg); background: var(--gf-primary); }
.panel.transparent { border-color: transparent; background: none; }
.narrow .panel { position: relative; margin-bottom: 8px; }
.title { margin: 0; padding: 0 12px; font-size: 14px; font-weight: 500; line-height: 40px; height: 40px; flex: none;
  white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.title.row { position: absolute; padding-left: 28px; font-size: 16px; line-height: 30px; height: 30px; }
.narrow .title.row { position: static; }
.body { flex: 1; min-height: 0; display: flex; flex-direction: column; padding: 0 8px 8px; }
.body.right { flex-direction: row; }
.plot { flex: 1; min-width: 0; min-height: 0; }
.plot .u-wrap { position: relative; }
.plot .uplot canvas { display: block; position: relative; width: 100%; height: 100%; }
.plot .u-under, .plot .u-over { position: absolute; }
.legend { display: flex; flex-wrap: wrap; gap: 0 17px; margin: 6px 4px 0; min-height: 26px; align-items: center; padding: 0; max-height: 35%; overflow: hidden;
  list-style: none; font-size: 12px; line-height: 18px; }
.legend.right { display: block; max-height: none; max-width: 40%; margin: 0 0 0 8px; }
.legend li { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.legend i { display: inline-block; width: 14px; height: 4px; margin: 0 8px 3px 0; border-radius: 2px; }
.values { flex-direction: row; flex-wrap: wrap; align-content: center; container-type: size; gap: 3px; }
.values.bargauge { flex-direction: column; flex-wrap: nowrap; justify-content: center; align-content: stretch; }
.value { position: relative; flex: 1 1 0; align-self: stretch; min-width: 0; display: flex; flex-direction: column; justify-content: center; align-items: center; }
.bargauge .value { flex: 0 1 auto; align-items: stretch; }
.name { font-size: 13px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; max-width: 100%; }
.number { color: var(--color); font-weight: 500; line-height: 1.2; font-variant-numeric: tabular-nums; white-space: nowrap;
  font-size: clamp(14px, min(44cqh, calc(118cqw / var(--length))), 64px); }
.values.stat { padding: 0; flex-wrap: nowrap; }
.stat .filled { background: var(--color); }
.filled .number, .filled .name { color: var(--contrast); }
.course { position: absolute; left: 0; right: 0; bottom: 0; width: 100%; height: 40%; }
.course path { fill: var(--color); fill-opacity: 0.2; stroke: var(--color); stroke-width: 1; vector-effect: non-scaling-stroke; }
.filled .course path { fill: #fff; fill-opacity: 0.4; stroke: #fff; }
.number, .name { position: relative; }
.arc { flex: 1 1 0; height: 0; width: 100%; }
.arc path { fill: none; stroke: var(--gf-hover); stroke-width: 12; stroke-linecap: round; }
.arc .share { stroke: var(--color); }
.arc text { fill: var(--color); font-size: 22px; font-weight: 500; text-anchor: middle; }
.bargauge .number { font-size: 16px; align-self: flex-end; }
.bar { width: 100%; height: 14px; border-radius: 2px; overflow: hidden; background: var(--gf-hover); }
.part { height: 100%; background: var(--color); }
.waiting { flex: 1; border-radius: 2px; background: currentColor; opacity: 0.05; }
`;
