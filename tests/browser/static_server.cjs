// Serves a folder's files as a web server of the app's own origin does.
'use strict';
const fs = require('node:fs/promises');
const http = require('node:http');
const path = require('node:path');

const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript' };

async function answer(folder, request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const name = pathname === '/' ? 'index.html' : path.basename(pathname);
  try {
    const content = await fs.readFile(path.join(folder, name));
    response.writeHead(200, { 'Content-Type': types[path.extname(name)] ?? 'application/octet-stream' });
    response.end(content);
  } catch {
    response.writeHead(404).end();
  }
}

// Answers a function that stops it.
async function serveFolder(folder, port) {
  const server = http.createServer((request, response) => answer(folder, request, response));
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return () => {
    server.close();
    server.closeAllConnections();
  };
}

module.exports = { serveFolder };
