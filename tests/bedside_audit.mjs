// Looks at bedside pages in a real browser: accessibility, width, paper, network; and takes
// pictures of them, to be looked at.
//
//   node bedside_audit.mjs CHROMIUM MODULES OUTPUT PAGE.html=SIDES ...
//
// MODULES is a folder with playwright-core and axe-core; SIDES is how many sides of A6 a page fills.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [chromium, modules, output, ...pages] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), 'x'));
const playwright = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let failures = 0;
function check(holds, what) {
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}`);
  if (!holds) failures += 1;
}

const looks = [
  { name: 'phone', width: 360, height: 740, colorScheme: 'light' },
  { name: 'phone-dark', width: 360, height: 740, colorScheme: 'dark' },
  { name: 'narrow', width: 320, height: 640, colorScheme: 'light' },
  { name: 'desktop', width: 1280, height: 900, colorScheme: 'light' },
  { name: 'desktop-dark', width: 1280, height: 900, colorScheme: 'dark' },
];

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const browser = await playwright.chromium.launch({ executablePath: chromium, args: quiet });

for (const argument of pages) {
  const [file, sides] = argument.split('=');
  const name = basename(file, '.html');
  const url = pathToFileURL(resolve(file)).href;
  for (const look of looks) {
    const context = await browser.newContext({
      viewport: { width: look.width, height: look.height }, colorScheme: look.colorScheme, bypassCSP: true });
    const page = await context.newPage();
    const requests = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(url);
    check(requests.length === 1, `${name}, ${look.name}: needs nothing but itself (${requests.length} request)`);
    const widest = await page.evaluate(() => document.documentElement.scrollWidth);
    check(widest <= look.width, `${name}, ${look.name}: nothing is wider than the screen (${widest} of ${look.width})`);
    await page.screenshot({ path: join(output, `${name}-${look.name}.png`), fullPage: true });
    await page.evaluate(axe);
    const found = await page.evaluate(() => globalThis.axe.run());
    const violations = found.violations.map((violation) => `${violation.id}: ${violation.nodes[0].html}`);
    const unsure = found.incomplete.map((violation) => violation.id);
    check(violations.length === 0, `${name}, ${look.name}: axe-core ${found.testEngine.version}: `
      + `${found.passes.length} rules pass, ${violations.length} violations, ${unsure.length} unsure `
      + [...violations, ...unsure].join('; '));
    await context.close();
  }

  const page = await (await browser.newContext({ colorScheme: 'dark' })).newPage();
  await page.goto(url);
  const scripts = await page.evaluate(() => document.querySelectorAll('script, link, iframe, img, [onload]').length);
  check(scripts === 0, `${name}: no scripts, links, frames or images`);
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  writeFileSync(join(output, `${name}.pdf`), pdf);
  const text = pdf.toString('latin1');
  const count = (text.match(/\/Type\s*\/Page\b/g) ?? []).length;
  const box = text.match(/\/MediaBox\s*\[([^\]]*)\]/)[1].trim().split(/\s+/).map(Number);
  check(count === Number(sides), `${name}, printed: ${count} sides, not more nor less than ${sides}`);
  check(Math.abs(box[2] - 297.6) < 2 && Math.abs(box[3] - 419.5) < 2, `${name}, printed: A6 (${box[2]} x ${box[3]} points)`);
}
await browser.close();
process.exit(failures === 0 ? 0 : 1);
