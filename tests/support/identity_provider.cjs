// An identity provider on 127.0.0.1, as OpenID Connect describes it: identity_provider.cjs '{"folder": …, "tls": true, "path": "/realms/clinic"}'.
//
// It publishes a discovery document and a set of keys, which it rotates, and signs tokens. Writes {"ready": {"issuer", "keys", "ca"}}, then
// answers each command, a line of JSON such as {"do": "publish", "keys": ["a", "b"]}, by {"ok": …} or {"error": …}. Ends with its
// standard input.
'use strict';
const crypto = require('node:crypto');
const http = require('node:http');
const https = require('node:https');
const readline = require('node:readline');
const { makeTls } = require('../../shared/stand_ins/credentials.cjs');
const { Loopback } = require('../../shared/stand_ins/loopback.cjs');

const { folder, tls = true, path = '' } = JSON.parse(process.argv[2]);
const made = tls ? makeTls(folder) : undefined;
const keys = new Map(); // by name, which is their kid: {privateKey, publicKey, algorithm}
const requests = { discovery: 0, keys: 0 };
const waiting = []; // those who wait for a request
let published = [];
let answers = {}; // what is answered instead, by "discovery" and "keys"

const loopback = new Loopback(() => {
  const server = made ? https.createServer(made, receive) : http.createServer(receive);
  server.on('tlsClientError', () => {});
  return server;
});
const origin = () => `${made ? 'https' : 'http'}://127.0.0.1:${loopback.port}`;
// Auth0's issuers end with a slash, the others' don't.
const issuer = () => origin() + path;
const base = () => issuer().replace(/\/$/, '');

function keyNamed(name) {
  if (!keys.has(name)) {
    const pair = name.startsWith('rsa') ? crypto.generateKeyPairSync('rsa', { modulusLength: 2048 })
      : crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
    keys.set(name, { ...pair, algorithm: name.startsWith('rsa') ? 'RS256' : 'ES256' });
  }
  return keys.get(name);
}

function jwk(name) {
  const { publicKey, algorithm } = keyNamed(name);
  return { ...publicKey.export({ format: 'jwk' }), kid: name, use: 'sig', alg: algorithm };
}

function token(name, claims, header = {}) {
  const { privateKey, algorithm } = keyNamed(name);
  const parts = [{ alg: algorithm, kid: name, typ: 'JWT', ...header }, claims];
  const signed = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const signature = crypto.sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}

// The document, with what OpenID Connect Discovery 1.0 section 3 requires.
const discovery = () => ({ issuer: issuer(), authorization_endpoint: `${base()}/authorize`, jwks_uri: `${base()}/keys`,
  response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'] });

function usual(what) {
  return { status: 200, headers: { 'cache-control': 'public, max-age=3600' },
    body: JSON.stringify(what === 'discovery' ? discovery() : { keys: published.map(jwk) }) };
}

function receive(incoming, outgoing) {
  const where = incoming.url.startsWith(new URL(base()).pathname.replace(/\/$/, '')) ? incoming.url : '';
  const what = where.endsWith('/.well-known/openid-configuration') ? 'discovery' : where.endsWith('/keys') ? 'keys' : undefined;
  if (!what || incoming.method !== 'GET') {
    outgoing.writeHead(404).end();
    return;
  }
  requests[what] += 1;
  const answer = { ...usual(what), ...answers[what] };
  if (!answer.hang) outgoing.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(answer.body);
  waiting.forEach((check) => check());
}

function waitFor(what, count, milliseconds) {
  return new Promise((resolve) => {
    const check = () => {
      if (requests[what] < count && Date.now() < until) return;
      clearTimeout(timer);
      waiting.splice(waiting.indexOf(check), 1);
      resolve(requests[what]);
    };
    const until = Date.now() + milliseconds;
    const timer = setTimeout(check, milliseconds + 1);
    waiting.push(check);
    check();
  });
}

const commands = {
  publish: (command) => { published = command.keys; published.forEach(keyNamed); },
  token: (command) => token(command.key, command.claims, command.header),
  answer: (command) => { answers[command.what] = command.how; },
  clear: () => { answers = {}; },
  listen: (command) => loopback[command.on ? 'start' : 'stop'](),
  requests: () => requests,
  wait: (command) => waitFor(command.what, command.count, command.milliseconds),
};

async function obey(line) {
  try {
    const command = JSON.parse(line);
    return { ok: (await commands[command.do](command)) ?? null };
  } catch (error) {
    return { error: error.message };
  }
}

async function main() {
  await loopback.start();
  const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);
  say({ ready: { issuer: issuer(), keys: `${base()}/keys`, ca: made?.caFile ?? '' } });
  for await (const line of readline.createInterface({ input: process.stdin })) say(await obey(line));
  process.exit(0);
}

main();
