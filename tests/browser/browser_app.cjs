// Uses the app of tests/browser/app in Chromium as a user would: browser_app.cjs SCENE SETTING
//
// SETTING is a JSON object: `app` (the folder with the compiled app), `port` (of its origin), `service` and `platform`
// (base URLs of two instances on one database), `platformToken`, `user` {id, token, forgedToken}, `pictures` (a folder).
// The app is served at http://127.0.0.1:port, whose pages the service lets read; http://localhost:port is not listed.
'use strict';
const { inBrowser, run } = require('../web/browser.cjs');
const { AppPage } = require('./app_page.cjs');
const { Platform } = require('./platform.cjs');
const { serveFolder } = require('./static_server.cjs');

const scenes = {
  ...require('./inbox_scenes.cjs'),
  ...require('./settings_scenes.cjs'),
  ...require('./connection_scenes.cjs'),
};

async function main(name, text) {
  const setting = JSON.parse(text);
  const url = `http://127.0.0.1:${setting.port}`;
  const strangerUrl = `http://localhost:${setting.port}`;
  const platform = new Platform(setting.platform, setting.platformToken);
  const scene = scenes[name];
  const play = (page) => scene.play({ ...setting, url, strangerUrl, platform, page, app: new AppPage(page) });
  const stop = await serveFolder(setting.app, setting.port);
  try {
    await inBrowser([url, strangerUrl, setting.service], play, { quiet: scene.quiet });
  } finally {
    stop();
  }
}

run(main);
