// Bundles styles and scripts, collects the icons in use, and writes everything into dist/.
// The server hashes the names and makes the compressed forms.
import { build } from "esbuild";
import { readFile, readdir, writeFile, rm, mkdir, copyFile } from "node:fs/promises";
import { gzipSync, brotliCompressSync } from "node:zlib";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chosenByData } from "./icons.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(here, "dist");
const portal = path.join(here, "../crates/portal/src");

async function bundle() {
  await build({
    absWorkingDir: here,
    entryPoints: {
      app: "scripts/app.js",
      desk: "scripts/desk.js",
    },
    outdir: "dist",
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2020",
    legalComments: "none",
    logLevel: "warning",
  });
  await build({
    absWorkingDir: here,
    entryPoints: {
      app: "styles/app.css",
      desk: "styles/desk.css",
    },
    outdir: "dist",
    bundle: true,
    minify: true,
    loader: { ".svg": "dataurl" },
    target: ["chrome87", "firefox78", "safari14"],
    legalComments: "none",
    logLevel: "warning",
  });
}

// Each theme's colours: theme-NAME.css.
async function themes() {
  const folder = path.join(here, "../themes");
  const entryPoints = {};
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const css = path.join(folder, entry.name, "theme.css");
    if (entry.isDirectory() && (await readFile(css).catch(() => null))) entryPoints[`theme-${entry.name}`] = css;
  }
  await build({ absWorkingDir: here, entryPoints, outdir: "dist", minify: true, target: ["chrome87", "firefox78", "safari14"], logLevel: "warning" });
}

async function* templates(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* templates(full);
    else if (entry.name.endsWith(".html")) yield full;
  }
}

// Every icon("name") written in a template, and those that data may choose.
async function icons() {
  const names = new Set(chosenByData);
  for await (const file of templates(portal)) {
    const text = await readFile(file, "utf8");
    for (const match of text.matchAll(/icon\("([a-z0-9-]+)"\)/g)) names.add(match[1]);
  }
  const set = path.join(here, "node_modules/lucide-static");
  const collected = {};
  for (const name of [...names].sort()) {
    const svg = await readFile(path.join(set, "icons", `${name}.svg`), "utf8").catch(() => {
      throw new Error(`no icon called ${name}`);
    });
    const inner = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
    collected[name] = inner.replace(/\s*\n\s*/g, "").replaceAll(" />", "/>");
  }
  await writeFile(path.join(dist, "icons.json"), JSON.stringify(collected));
  const licence = await readFile(path.join(set, "LICENSE"), "utf8");
  await writeFile(path.join(dist, "licences.txt"), `Icons: Lucide\n\n${licence}`);
}

async function report() {
  for (const name of (await readdir(dist)).sort()) {
    const bytes = await readFile(path.join(dist, name));
    const sizes = [bytes, gzipSync(bytes, { level: 9 }), brotliCompressSync(bytes)].map((b) => String(b.length).padStart(7));
    console.log(`${sizes.join(" ")}  ${name}`);
  }
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await bundle();
await themes();
await icons();
for (const name of await readdir(path.join(here, "static"))) {
  await copyFile(path.join(here, "static", name), path.join(dist, name));
}
console.log("  bytes    gzip  brotli  file");
await report();
