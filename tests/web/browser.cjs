// A headless Chromium for tests, which takes note of whatever should not happen in it.
'use strict';
const { chromium } = require('playwright-core');

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

// Runs `visit(page)` in a fresh profile. Throws when a request goes to a host that is not among `origins`, when a WebSocket's URL
// holds a token, when the console shows an error, or when a script throws; else answers what `visit` did. `quiet` are patterns of console errors
// that the test brings about itself.
async function inBrowser(origins, visit, { quiet = [], viewport = { width: 1280, height: 1000 } } = {}) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: flags,
  });
  const faults = [];
  try {
    const context = await browser.newContext({ viewport });
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (!['data:', 'blob:'].includes(url.protocol) && !origins.includes(url.origin)) faults.push(`asked for ${url}`);
    });
    context.on('console', (message) => {
      const isExpected = quiet.some((pattern) => pattern.test(message.text()));
      if (message.type() === 'error' && !isExpected) faults.push(`console: ${message.text()} (${message.location().url})`);
    });
    context.on('page', (page) => {
      page.on('pageerror', (error) => faults.push(`script: ${error.stack}`));
      page.on('websocket', (socket) => {
        const url = new URL(socket.url().replace(/^ws/, 'http'));
        if (!origins.includes(url.origin) || url.searchParams.has('token')) faults.push(`asked for ${socket.url()}`);
      });
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const outcome = await visit(page);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    return outcome;
  } catch (error) {
    throw new Error([error.stack, ...faults].join('\n'));
  } finally {
    await browser.close();
  }
}

// Runs a script's `main` with its arguments; whatever it throws is told, and ends it with 1.
function run(main) {
  main(...process.argv.slice(2)).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}

module.exports = { inBrowser, run };
