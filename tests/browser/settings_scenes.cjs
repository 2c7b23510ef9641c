// Devices and preferences.
'use strict';
const assert = require('node:assert/strict');
const { eventually } = require('./app_page.cjs');

async function device({ app, page, url, service, user, platform }) {
  const isRegistration = (request) => request.method() === 'POST' && request.url().endsWith('/devices/');
  await app.signIn(url, service, user);
  const asked = page.waitForRequest(isRegistration);
  await app.press('Register this device');
  const { device_token: token } = (await asked).postDataJSON();
  await app.sees(app.devices, /web, version 1\.0\.0/);
  assert.ok(!(await page.content()).includes(token));

  const [first] = (await platform.askAs(user, '/api/notifications/devices/')).results;
  assert.equal(first.device_type, 'web');
  assert.equal(first.is_active, true);
  await page.reload();
  const again = page.waitForResponse((answer) => isRegistration(answer.request()));
  await app.press('Register this device');
  assert.equal((await again).status(), 200);
  await eventually(async () => assert.equal(await app.devices.count(), 1));

  await app.devices.getByRole('button').click();
  await eventually(async () => assert.equal(await app.devices.count(), 0));
  assert.equal((await platform.askAs(user, '/api/notifications/devices/')).count, 0);
}

// Changes something of each kind; the form sends the object it was given, with those changes and nothing else.
async function preferences({ app, page, url, service, user, platform }) {
  const path = '/api/notifications/preferences/';
  const given = await platform.askAs(user, path);
  await app.signIn(url, service, user);
  const form = app.preferences;
  await form.getByLabel('message by email').uncheck();
  await form.getByLabel('medical record by sms').uncheck();
  await form.getByLabel('Enabled').check();
  await form.getByLabel('From').fill('21:30:00');
  await form.getByLabel('Until').fill('07:15:30');
  await form.getByLabel('Time zone').fill('Europe/Nowhere');
  await form.getByLabel('Per hour').fill('5');
  await form.getByLabel('Per day').fill('50');
  await app.press('Save preferences');
  await app.sees(form.locator('.errors'), /quiet_hours\.timezone: /);
  assert.deepEqual(await platform.askAs(user, path), given);

  await form.getByLabel('Time zone').fill('Europe/Madrid');
  const asked = page.waitForRequest((request) => request.method() === 'PUT');
  await app.press('Save preferences');
  await app.sees(form.locator('.status'), /^Saved\.$/);
  const wanted = structuredClone(given);
  wanted.notification_types.message.email = false;
  wanted.notification_types.medical_record.sms = false;
  wanted.quiet_hours = { enabled: true, start_time: '21:30:00', end_time: '07:15:30', timezone: 'Europe/Madrid' };
  wanted.frequency_limits = { max_per_hour: 5, max_per_day: 50 };
  const sent = (await asked).postDataJSON();
  assert.match(sent.quiet_hours.start_time, /^21:30(:00)?$/); // as the browser writes it
  sent.quiet_hours.start_time = wanted.quiet_hours.start_time;
  assert.deepEqual(sent, wanted);
  assert.deepEqual(await platform.askAs(user, path), wanted);

  await page.reload();
  await eventually(async () => assert.equal(await form.getByLabel('From').inputValue(), '21:30:00'));
  assert.equal(await form.getByLabel('Until').inputValue(), '07:15:30');
  assert.equal(await form.getByLabel('Time zone').inputValue(), 'Europe/Madrid');
  assert.equal(await form.getByLabel('Per hour').inputValue(), '5');
  assert.equal(await form.getByLabel('Enabled').isChecked(), true);
  assert.equal(await form.getByLabel('message by email').isChecked(), false);
  assert.equal(await form.getByLabel('message by push').isChecked(), true);
}

module.exports = {
  device: { play: device },
  preferences: { play: preferences, quiet: [/the server responded with a status of 400/] },
};
