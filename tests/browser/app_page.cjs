// The app as its user sees and uses it.
'use strict';
const assert = require('node:assert/strict');
const { setTimeout: pause } = require('node:timers/promises');

const patience = 30_000;

// Waits, bounded, until `check` throws no more.
async function eventually(check) {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await pause(20);
  }
}

class AppPage {
  constructor(page) {
    this.page = page;
    this.sockets = 0;
    page.on('websocket', () => (this.sockets += 1));
    this.status = page.locator('#status');
    this.message = page.locator('#message');
    this.toasts = page.locator('.toast');
    this.preferences = page.locator('#preferences');
    this.devices = page.locator('#devices li');
  }

  // `user.token` may be a function that answers it when it is needed.
  async signIn(url, service, user) {
    await this.page.goto(url);
    await this.page.getByLabel('Service').fill(service);
    await this.page.getByLabel('User id').fill(String(user.id));
    await this.page.getByLabel('Token').fill(await (user.token.call ? user.token() : user.token));
    await this.press('Sign in');
  }

  press(name) {
    return this.page.getByRole('button', { name, exact: true }).click();
  }

  row(title) {
    return this.page.locator('.notification').filter({ has: this.page.getByText(title, { exact: true }) });
  }

  filterBy(type) {
    return this.page.getByLabel('Type').selectOption({ label: type });
  }

  // What the inbox shows, from the top.
  titles() {
    return this.page.locator('.notification h3').allTextContents();
  }

  unreadTitles() {
    return this.page.locator('.notification.unread h3').allTextContents();
  }

  seesTitles(expected) {
    return eventually(async () => assert.deepEqual(await this.titles(), expected));
  }

  seesUnread(expected) {
    return eventually(async () => {
      assert.deepEqual(await this.unreadTitles(), expected);
      assert.equal(await this.page.locator('#badge').textContent(), String(expected.length));
    });
  }

  // The badge, where not all that is unread is loaded.
  seesUnreadCount(count) {
    return eventually(async () => assert.equal(await this.page.locator('#badge').textContent(), String(count)));
  }

  sees(locator, text) {
    return eventually(async () => assert.match(await locator.textContent(), text));
  }
}

module.exports = { AppPage, eventually };
