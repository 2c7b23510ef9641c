// The providers' stand-ins driven as hard as bare clients can, with as many requests under way as the service has: what
// stands in the table beside the service. Each answers requests a second.
'use strict';
const crypto = require('node:crypto');
const fs = require('node:fs');
const net = require('node:net');
const path = require('node:path');
const { folder, jwt, run } = require('./delivery_stage.cjs');

const text = 'You have a new message from Dr. Smith. Please open the app to read it.';

async function accessToken({ MEDICONNECT_FCM_CREDENTIALS: file }) {
  const account = JSON.parse(fs.readFileSync(file));
  const now = Math.floor(Date.now() / 1000);
  const sign = (signed) => crypto.sign('sha256', Buffer.from(signed), account.private_key);
  const claims = { iss: account.client_email, scope: 'https://www.googleapis.com/auth/firebase.messaging', aud: account.token_uri,
    iat: now, exp: now + 3600 };
  const assertion = jwt(claims, sign, 'RS256', { kid: account.private_key_id });
  const { stdout } = await run('curl', ['-sSk', account.token_uri, '-d', `assertion=${assertion}`,
    '-d', 'grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer']);
  return { token: JSON.parse(stdout).access_token, project: account.project_id };
}

async function overHttp1(url, body, headers, underWay, seconds) {
  const environment = { ...process.env, BODY: body, AUTHORIZATION: headers.authorization,
    CONTENT_TYPE: headers['content-type'] };
  const { stdout } = await run('wrk', ['-t1', `-c${underWay}`, `-d${seconds}s`, '-s', path.join(__dirname, 'provider.lua'), url],
    { env: environment });
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`wrk met errors:\n${stdout}`);
  return Number(/Requests\/sec:\s*([\d.]+)/.exec(stdout)[1]);
}

// As libcurl does, a hundred streams on a connection.
async function overHttp2(url, body, headers, underWay, seconds) {
  const file = path.join(folder, 'body');
  fs.writeFileSync(file, body);
  const named = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const { stdout } = await run('h2load', ['-t1', `-c${Math.ceil(underWay / 100)}`, '-m100', `-D${seconds}`, '-d', file, ...named, url]);
  if (!/ 0 failed, 0 errored/.test(stdout)) throw new Error(`h2load met errors:\n${stdout}`);
  return Number(/([\d.]+) req\/s/.exec(stdout)[1]);
}

async function pushes(environment, underWay, seconds) {
  const { token, project } = await accessToken(environment);
  const id = crypto.randomUUID();
  const body = JSON.stringify({ message: { token: `bench:${'x'.repeat(140)}`, notification: { title: 'New message', body: text },
    data: { notification_id: id }, android: { priority: 'NORMAL', ttl: '86400s' },
    apns: { headers: { 'apns-priority': '5', 'apns-collapse-id': id }, payload: { aps: { sound: 'default' } } },
    webpush: { headers: { Urgency: 'normal', TTL: '86400' } } } });
  const url = `${environment.MEDICONNECT_FCM_URL}/v1/projects/${project}/messages:send`;
  const send = url.startsWith('https:') ? overHttp2 : overHttp1;
  return send(url, body, { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, underWay, seconds);
}

function sms(environment, underWay, seconds) {
  const { MEDICONNECT_SMS_URL: url, MEDICONNECT_SMS_ACCOUNT: account, MEDICONNECT_SMS_TOKEN: token, MEDICONNECT_SMS_FROM: from } = environment;
  const body = new URLSearchParams({ To: '+15005550001', From: from, Body: text }).toString();
  const headers = { authorization: `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`,
    'content-type': 'application/x-www-form-urlencoded' };
  return overHttp1(`${url}/2010-04-01/Accounts/${account}/Messages.json`, body, headers, underWay, seconds);
}

// One connection that sends mail after mail until `isOver`; how many were taken.
function mailing(url, isOver) {
  const content = `Message-ID: <bench>\r\nSubject: New message\r\n\r\n${`${text}\r\n`.repeat(30)}.\r\n`;
  const steps = ['EHLO bench\r\n', 'MAIL FROM:<a@example.org>\r\n', 'RCPT TO:<b@example.org>\r\n', 'DATA\r\n', content];
  return new Promise((resolve, reject) => {
    let step = 0;
    let taken = 0;
    const socket = net.connect({ host: url.hostname, port: Number(url.port), noDelay: true }).setEncoding('latin1');
    socket.on('error', reject);
    socket.on('data', (reply) => {
      if (!/^\d{3} .*\r\n$/m.test(reply)) return;
      if (step === steps.length) {
        taken += 1;
        step = 1;
        if (isOver()) {
          socket.destroy();
          resolve(taken);
          return;
        }
      }
      socket.write(steps[step]);
      step += 1;
    });
  });
}

async function mails(environment, underWay, seconds) {
  const url = new URL(environment.MEDICONNECT_SMTP_URL);
  const end = Date.now() + seconds * 1000;
  const taken = await Promise.all(Array.from({ length: underWay }, () => mailing(url, () => Date.now() > end)));
  return taken.reduce((sum, each) => sum + each, 0) / seconds;
}

module.exports = { mails, pushes, sms };
