// The list: pages of it, what arrives, reading, deleting.
'use strict';
const assert = require('node:assert/strict');
const path = require('node:path');
const { AppPage } = require('./app_page.cjs');

async function notifyEach({ platform, user }, titles, content) {
  for (const title of titles) await platform.notify(user, title, content);
}

const numbered = (count) => Array.from({ length: count }, (_, i) => `Number ${i + 1}`);

// A list that grows while its user pages through it shows each notification once, newest first.
async function list({ app, page, url, service, user, platform, pictures }) {
  const titles = numbered(25);
  await notifyEach({ platform, user }, titles);
  await app.signIn(url, service, user);
  const newestFirst = [...titles].reverse();
  await app.seesTitles(newestFirst.slice(0, 20));
  await app.seesUnreadCount(25);
  await app.sees(app.status, /^Live$/);

  await page.evaluate(() => (window.stillTheSamePage = true));
  const markup = '<img src=x onerror="throw new Error(1)"> results';
  await platform.notify(user, markup, { notification_type: 'medical_record', priority: 'critical' });
  await app.sees(app.toasts, /results/);
  await app.seesTitles([markup, ...newestFirst.slice(0, 20)]);
  await app.seesUnreadCount(26);

  await app.press('Load more');
  await app.seesTitles([markup, ...newestFirst]);
  await page.getByRole('button', { name: 'Load more' }).waitFor({ state: 'hidden' });

  await app.row('Number 24').getByRole('button', { name: 'Mark as read' }).click();
  await app.seesUnread([markup, ...newestFirst.filter((title) => title !== 'Number 24')]);
  assert.equal((await platform.askAs(user, '/api/notifications/?is_read=true')).results[0].title, 'Number 24');
  assert.ok(await page.evaluate(() => window.stillTheSamePage));
  await page.screenshot({ path: path.join(pictures, 'browser_app_light.png') });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: path.join(pictures, 'browser_app_dark.png') });
}

// What is done to many in one tab is seen in the other, which only listens.
async function bulk({ app, page, url, service, user, platform }) {
  await notifyEach({ platform, user }, ['Bill one', 'Bill two'], { notification_type: 'billing' });
  await notifyEach({ platform, user }, ['Chat one', 'Chat two', 'Chat three'], { notification_type: 'message' });
  const all = ['Chat three', 'Chat two', 'Chat one', 'Bill two', 'Bill one'];
  const other = new AppPage(await page.context().newPage());
  for (const each of [app, other]) {
    await each.signIn(url, service, user);
    await each.seesTitles(all);
    await each.seesUnread(all);
    await each.sees(each.status, /^Live$/);
  }

  await app.filterBy('message');
  await app.seesTitles(all.slice(0, 3));
  await app.press('Mark all as read');
  await app.filterBy('all types');
  for (const each of [app, other]) await each.seesUnread(['Bill two', 'Bill one']);

  await app.row('Chat two').getByRole('checkbox').check();
  await app.row('Bill one').getByRole('checkbox').check();
  await app.press('Delete selected');
  const left = ['Chat three', 'Chat one', 'Bill two'];
  for (const each of [app, other]) {
    await each.seesTitles(left);
    await each.seesUnread(['Bill two']);
  }
  const kept = await platform.askAs(user, '/api/notifications/');
  assert.deepEqual(kept.results.map(({ title }) => title), left);

  await app.press('Mark all as read');
  for (const each of [app, other]) await each.seesUnreadCount(0);
  assert.equal((await platform.askAs(user, '/api/notifications/?is_read=false')).count, 0);
}

module.exports = { list: { play: list }, bulk: { play: bulk } };
