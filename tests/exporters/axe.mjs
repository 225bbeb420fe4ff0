// Prints what axe finds in the web pages named on the command line, as JSON: a list for each.
// Run with the folder of axe-core and puppeteer-core, the path of Chromium, and the pages.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, chromium, ...pages] = process.argv.slice(2);
const require = createRequire(modules + "/");
const { default: puppeteer } = await import(pathToFileURL(require.resolve("puppeteer-core")));
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox"] });
const found = [];
for (const path of pages) {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(path));
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run());
  found.push(violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html)}`));
}
console.log(JSON.stringify(found));
await browser.close();
