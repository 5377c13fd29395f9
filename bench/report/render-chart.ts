import { type FamilyReport, type Figure, holds } from "./figure";

const WIDTH = 820;
const ROW_HEIGHT = 30;
const LABEL_WIDTH = 400;
const BAR_WIDTH = 300;
const HEAD_HEIGHT = 62;

/**
 * A family as a bar chart in SVG: the length of a bar is the ratio, the line at 1 is the peer, a tick is the limit. Readable
 * on a light and on a dark page.
 */
export function renderChart(
  { title, figures }: Pick<FamilyReport, "title" | "figures">,
  date: string,
): string {
  const most = Math.max(
    1.1,
    ...figures.flatMap(({ ratio, limit = 0 }) => [ratio, limit]).filter(Number.isFinite),
  );
  const x = (ratio: number): number => LABEL_WIDTH + (Math.min(ratio, most) / most) * BAR_WIDTH;
  const height = HEAD_HEIGHT + figures.length * ROW_HEIGHT + 14;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escape(title)}">`,
    "<style>",
    "text { font: 13px system-ui, sans-serif; fill: #1f2328 } .quiet { fill: #59636e; font-size: 11px }",
    ".title { font-size: 16px; font-weight: 600 } .bar { fill: #2f6f4f } .missed { fill: #b3261e }",
    ".peer { stroke: #59636e; stroke-dasharray: 4 3 } .limit { stroke: #9a6700; stroke-width: 2 }",
    "@media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .quiet { fill: #9198a1 } .bar { fill: #57ab5a }",
    ".missed { fill: #f47067 } .peer { stroke: #9198a1 } .limit { stroke: #d29922 } }",
    "</style>",
    `<text class="title" x="12" y="24">${escape(title)}</text>`,
    `<text class="quiet" x="12" y="44">ours : peer in the same run, ${escape(date)}; dashed: the peer, 1 ×; tick: our limit</text>`,
    ...figures.flatMap((figure, index) => row(figure, HEAD_HEIGHT + index * ROW_HEIGHT, x)),
    `<line class="peer" x1="${px(x(1))}" y1="${HEAD_HEIGHT - 6}" x2="${px(x(1))}" y2="${height - 10}"/>`,
    "</svg>",
    "",
  ].join("\n");
}

function row(figure: Figure, y: number, x: (ratio: number) => number): string[] {
  const { name, peer, ratio, limit } = figure;
  const width = Number.isFinite(ratio) ? Math.max(1, x(ratio) - LABEL_WIDTH) : BAR_WIDTH;
  return [
    `<text x="12" y="${y + 12}">${escape(name)}</text>`,
    `<text class="quiet" x="12" y="${y + 24}">against ${escape(peer.name)}</text>`,
    `<rect class="bar${holds(figure) ? "" : " missed"}" x="${LABEL_WIDTH}" y="${y}" width="${px(width)}" height="16" rx="2"/>`,
    ...(limit === undefined
      ? []
      : [`<line class="limit" x1="${px(x(limit))}" y1="${y - 3}" x2="${px(x(limit))}" y2="${y + 19}"/>`]),
    `<text x="${px(LABEL_WIDTH + width + 8)}" y="${y + 13}">${ratio.toFixed(2)} ×</text>`,
  ];
}

function px(value: number): string {
  return value.toFixed(1);
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
