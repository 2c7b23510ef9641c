// Uses the API's page as a developer would, from / on: docs_page.cjs BASE_URL TOKEN TITLE PICTURE
//
// Signs in with the token by pasting it and Enter, lists notifications by "Try it out", expects one of that title, and leaves a picture.
'use strict';
const assert = require('node:assert/strict');
const { inBrowser, run } = require('./browser.cjs');

async function authorize(page, token) {
  await page.getByRole('button', { name: 'Authorize' }).first().click();
  const dialog = page.locator('.dialog-ux');
  await dialog.getByLabel('auth-bearer-value').and(page.locator(':focus')).waitFor();
  await page.keyboard.insertText(token); // as pasting does: into whatever has the focus
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Remove authorization' }).first().waitFor();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await dialog.waitFor({ state: 'detached' });
}

async function execute(operation, parameters) {
  await operation.locator('.opblock-summary-control').click();
  await operation.getByRole('button', { name: 'Try it out' }).click();
  for (const [name, value] of Object.entries(parameters)) {
    await operation.locator(`tr[data-param-name="${name}"] input`).fill(value);
  }
  await operation.getByRole('button', { name: 'Execute' }).click();
  const answer = operation.locator('.live-responses-table');
  await answer.waitFor();
  return {
    status: (await answer.locator('.response-col_status').last().innerText()).trim(),
    body: await answer.locator('.response-col_description pre').first().innerText(),
  };
}

async function visit(page, baseUrl, token, title, picture) {
  await page.goto(`${baseUrl}/`);
  await page.waitForURL(`${baseUrl}/api/docs/`);
  const operations = page.locator('.opblock');
  await operations.first().waitFor();
  const document = await (await page.request.get(`${baseUrl}/api/schema/`)).json();
  const isOperation = (key) => key !== 'parameters';
  const described = Object.values(document.paths).flatMap((item) => Object.keys(item).filter(isOperation));
  assert.equal(await operations.count(), described.length);

  await authorize(page, token);
  const asked = page.waitForRequest((request) => request.url().includes('/api/notifications/?'));
  const answer = await execute(page.locator('#operations-Notifications-listNotifications'), { page_size: '5' });
  const request = await asked;
  assert.equal(request.headers().authorization, `Bearer ${token}`);
  assert.equal(new URL(request.url()).searchParams.get('page_size'), '5');
  assert.match(answer.status, /^200/);
  assert.equal(JSON.parse(answer.body).results[0].title, title);
  await page.locator('#operations-Notifications-listNotifications .live-responses-table').scrollIntoViewIfNeeded();
  await page.screenshot({ path: picture });
}

run((baseUrl, token, title, picture) => inBrowser([baseUrl], (page) => visit(page, baseUrl, token, title, picture)));
