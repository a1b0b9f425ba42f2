// Gathers the icons that the pages use from lucide-static (ISC) into one sprite:
// `npm ci --ignore-scripts && npm run icons`. The sprite is committed.
import { readFileSync, writeFileSync } from "node:fs";

const NAMES = `
  arrow-down arrow-up arrow-up-down bell book-open building-2 calendar chart-column check
  chevron-down chevron-left chevron-right circle circle-alert circle-check circle-dot
  circle-help clipboard-check clipboard-list clock download eye file-spreadsheet file-text
  flag graduation-cap history house info key-round landmark library list-checks lock
  log-in log-out menu mic monitor moon network notebook-text pencil play plus printer qr-code
  radio rotate-ccw search send settings shield-check sun target trash-2 triangle-alert
  upload user users video wifi-off x
`.trim().split(/\s+/);

const symbols = NAMES.map((name) => {
  const svg = readFileSync(`node_modules/lucide-static/icons/${name}.svg`, "utf8");
  const shapes = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.indexOf("</svg>"));
  const body = shapes.replace(/\s+/g, " ").replace(/> </g, "><").replace(/ \/>/g, "/>").trim();
  return `<symbol id="${name}" viewBox="0 0 24 24">${body}</symbol>`;
});

writeFileSync(
  "static/icons/sprite.svg",
  `<svg xmlns="http://www.w3.org/2000/svg"><!-- Lucide, ISC licence -->\n${symbols.join("\n")}\n</svg>\n`,
);
