// The socket's loss and return, tokens that are no good, origins that may not read.
'use strict';
const assert = require('node:assert/strict');
const { eventually } = require('./app_page.cjs');
const { ask } = require('./platform.cjs');

const refusedConnections = [
  /net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED)/,
  /WebSocket connection to .* failed/,
];
const blockedByBrowser = [
  /blocked by CORS policy/,
  /net::ERR_FAILED/,
  /the server responded with a status of 40[05]/,
];
const refusedTokens = [/the server responded with a status of 401/, /WebSocket connection to .* failed/];

// The page stays open while the instance it uses goes, politely and not, and comes back; another instance takes in what
// happens meanwhile.
async function reconnect({ app, page, url, service, user, platform }) {
  await platform.notify(user, 'Before');
  const doomed = await platform.notify(user, 'Doomed');
  await app.signIn(url, service, user);
  await app.seesTitles(['Doomed', 'Before']);
  await app.sees(app.status, /^Live$/);
  await page.evaluate(() => {
    window.told = [];
    const note = (card) => window.told.push(card.querySelector('b').textContent);
    const observer = new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(note)));
    observer.observe(document.getElementById('toasts'), { childList: true });
  });
  const lists = [];
  page.on('request', (request) => request.url().includes('/api/notifications/?page=') && lists.push(request.url()));

  await ask('stop');
  await app.sees(app.status, /^Reconnecting…$/);
  for (const title of ['One', 'Two', 'Three']) await platform.notify(user, title);
  await platform.call('DELETE', `/api/notifications/${doomed.id}/`, undefined, user.token);
  await ask('start');
  await app.seesTitles(['Three', 'Two', 'One', 'Before']);
  await app.seesUnread(['Three', 'Two', 'One', 'Before']);

  await ask('kill');
  await app.sees(app.status, /^(Reconnecting|Connecting)…$/);
  const four = await platform.notify(user, 'Four');
  await platform.call('PATCH', `/api/notifications/${four.id}/`, { is_read: true }, user.token);
  await platform.notify(user, 'Five');
  await ask('start');
  await app.seesTitles(['Five', 'Four', 'Three', 'Two', 'One', 'Before']);
  await app.seesUnread(['Five', 'Three', 'Two', 'One', 'Before']);
  await app.sees(app.status, /^Live$/);

  await platform.notify(user, 'Live again');
  await app.seesTitles(['Live again', 'Five', 'Four', 'Three', 'Two', 'One', 'Before']);
  assert.deepEqual(await page.evaluate(() => window.told), ['One', 'Two', 'Three', 'Four', 'Five', 'Live again']);
  assert.deepEqual(lists, [], 'the list was loaded instead of caught up');
}

// After some tries in vain the page says so and waits for its user.
async function giveUp({ app, page, url, service, user, platform }) {
  await page.clock.install();
  await app.signIn(url, service, user);
  await app.sees(app.status, /^Live$/);
  await ask('stop');
  await eventually(async () => {
    await page.clock.runFor(2000);
    assert.equal(await app.status.textContent(), 'Not connected');
  });
  assert.equal(app.sockets, 1 + 5);
  await page.clock.runFor(600_000);
  assert.equal(app.sockets, 1 + 5);

  await platform.notify(user, 'Meanwhile');
  await ask('start');
  await app.press('Try again');
  await app.seesTitles(['Meanwhile']);
  await app.sees(app.status, /^Live$/);
}

async function seesSignIn(app, reason) {
  await app.sees(app.message, reason);
  assert.ok(await app.page.getByLabel('Token').isVisible());
  const before = app.sockets;
  await app.page.clock.runFor(600_000);
  assert.equal(app.sockets, before, 'it goes on trying');
  assert.equal(await app.page.locator('#app').isVisible(), false);
}

async function expiredToken({ app, page, url, service, user }) {
  await page.clock.install();
  await app.signIn(url, service, { ...user, token: () => ask('short-lived token') });
  await app.sees(app.status, /^Live$/);
  await seesSignIn(app, /session has expired/);
  assert.equal(app.sockets, 1);
}

async function invalidToken({ app, page, url, service, user, platform }) {
  await platform.notify(user, 'Not for everybody');
  await page.clock.install();
  await app.signIn(url, service, { ...user, token: user.forgedToken });
  await seesSignIn(app, /not signed in/);
  assert.ok(!(await page.content()).includes('Not for everybody'));
}

// The answer's status as the page's own script gets it; of a request that the browser blocks: its error.
function statusInPage(page, service, token, method) {
  return page.evaluate(async ([address, bearer, verb]) => {
    const body = verb === 'PUT' ? '{}' : undefined;
    const headers = { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' };
    try {
      return (await fetch(`${address}/api/notifications/preferences/`, { method: verb, headers, body })).status;
    } catch (error) {
      return error.message;
    }
  }, [service, token, method]);
}

async function otherOrigin({ app, page, url, strangerUrl, service, user, platform }) {
  await platform.notify(user, 'Not for every page');
  await page.goto(url);
  assert.equal(await statusInPage(page, service, user.token, 'GET'), 200);
  assert.equal(await statusInPage(page, service, user.token, 'PUT'), 400);
  await app.signIn(strangerUrl, service, user);
  await app.sees(app.message, /can’t be reached/);
  assert.equal(await statusInPage(page, service, user.token, 'GET'), 'Failed to fetch');
  assert.equal(await statusInPage(page, service, user.token, 'PUT'), 'Failed to fetch');
  assert.deepEqual(await app.titles(), []);
}

module.exports = {
  reconnect: { play: reconnect, quiet: refusedConnections },
  giveUp: { play: giveUp, quiet: refusedConnections },
  expiredToken: { play: expiredToken },
  invalidToken: { play: invalidToken, quiet: refusedTokens },
  otherOrigin: { play: otherOrigin, quiet: blockedByBrowser },
};
