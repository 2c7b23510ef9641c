// Stand-ins for the providers that lie outside the machine, on 127.0.0.1: main.cjs '{"folder": …}'.
//
// folder     where keys and credentials are written
// providers  of "fcm" (with Google's token endpoint), "apns", "sms", and "smtp" (a sink of mails); the first three unless told
//            otherwise
// tls        those among them that speak TLS
// light      true: keeps times, targets and ids of requests only
// delay      milliseconds until any answer
// day        seconds that a clinic's day takes: all four providers play its troubles (troubles.cjs), tell them on standard error,
//            and tell how SMS fared. Only the newest requests are kept
//
// Writes {"ready": …} when it listens, then answers each command, a line of JSON on standard input such as {"do": "clear"},
// by a line {"ok": …} or {"error": …}. Ends with its standard input.
'use strict';
const readline = require('node:readline');
const { Apns } = require('./apns.cjs');
const credentials = require('./credentials.cjs');
const { Fcm } = require('./fcm.cjs');
const { Google } = require('./google.cjs');
const { Journal, Violations } = require('./journal.cjs');
const { Listener } = require('./listener.cjs');
const { MailSink } = require('./mail_sink.cjs');
const { Sms } = require('./sms.cjs');
const webhooks = require('./sms_webhooks.cjs');
const { playTroubles } = require('./troubles.cjs');

const { folder, providers = ['fcm', 'apns', 'sms'], tls = [], light = false, delay = 0, day } = JSON.parse(process.argv[2]);
const mostKept = day ? 1000 : Infinity;
const violations = new Violations();
const journals = new Map();
const listeners = new Map();
const environment = {};
const made = tls.length > 0 ? credentials.makeTls(folder) : undefined;
if (made) environment.MEDICONNECT_CA_FILE = made.caFile;

// Has a provider listen; its listener.
async function open(provider, name, options = {}) {
  const journal = new Journal(light, mostKept);
  const listener = new Listener(provider, journal, violations, { ...options, tls: tls.includes(name) ? made : undefined });
  listener.delay = provider.name === 'google' ? 0 : delay;
  journals.set(provider.name, journal);
  listeners.set(provider.name, listener);
  await listener.start();
  return listener;
}

// Google's endpoint has to listen before the account's file can name it.
async function openFcm() {
  const endpoint = { name: 'google', take: () => ({}) };
  const listener = await open(endpoint, 'fcm');
  const account = credentials.makeServiceAccount(folder, `${listener.url}/token`);
  const google = new Google(account);
  listener.provider = google;
  const fcm = await open(new Fcm(account.project, google), 'fcm');
  Object.assign(environment, { MEDICONNECT_FCM_CREDENTIALS: account.file, MEDICONNECT_FCM_URL: fcm.url });
  return google;
}

async function openApns() {
  const key = credentials.makeAppleKey(folder);
  const apns = new Apns(key);
  const listener = await open(apns, 'apns', { isHttp2Only: true });
  Object.assign(environment, { MEDICONNECT_APNS_KEY: key.file, MEDICONNECT_APNS_KEY_ID: key.keyId,
    MEDICONNECT_APNS_TEAM_ID: key.teamId, MEDICONNECT_APNS_TOPIC: key.topic, MEDICONNECT_APNS_URL: listener.url });
  return apns;
}

// Most phones are on.
function tellFate(account, message) {
  const isOn = Math.random() < 0.9;
  const how = isOn ? { status: 'delivered' } : { status: 'undelivered', error_code: 30003 };
  if (!isLoopback(message.body.StatusCallback)) return;
  setTimeout(() => webhooks.statusCallback(account, message, how), 1000 + Math.random() * 3000);
}

function isLoopback(url) {
  return url !== undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}

async function openSms() {
  const account = credentials.makeSmsAccount();
  const listener = await open(new Sms(account), 'sms', day ? { onAccepted: (message) => tellFate(account, message) } : {});
  Object.assign(environment, { MEDICONNECT_SMS_URL: listener.url, MEDICONNECT_SMS_ACCOUNT: account.sid,
    MEDICONNECT_SMS_TOKEN: account.token, MEDICONNECT_SMS_FROM: account.from });
  return account;
}

async function openMail() {
  const journal = new Journal(light, mostKept);
  const sink = new MailSink(journal);
  sink.delay = delay;
  journals.set('smtp', journal);
  listeners.set('smtp', sink);
  await sink.start();
  Object.assign(environment, { MEDICONNECT_SMTP_URL: sink.url, MEDICONNECT_SMTP_FROM: 'MediConnect <notifications@example.org>' });
}

function named(map, name) {
  const value = map.get(name);
  if (!value) throw new Error(`there is no provider ${name}`);
  return value;
}

function makeCommands({ google, apns, account }) {
  const journal = (command) => named(journals, command.provider);
  const messageOf = (sid) => {
    const message = named(journals, 'sms').requests.find((entry) => entry.sid === sid);
    if (!message) throw new Error(`no message has the sid ${sid}`);
    return message;
  };
  return {
    answer: ({ provider, target = '', behaviour }) => named(listeners, provider).tell(target, behaviour),
    clear: () => {
      violations.clear();
      journals.forEach((each) => each.clear());
      listeners.forEach((each) => each.script.clear());
    },
    delay: ({ provider, milliseconds }) => { named(listeners, provider).delay = milliseconds; },
    everything: () => Buffer.concat([...journals.values()].map((each) => each.text)).toString('base64'),
    figures: (command) => ({ ...journal(command).figures, provider_tokens: apns?.tokenCount ?? 0 }),
    inbound: (command) => webhooks.inbound(account, command),
    listen: ({ provider, on }) => named(listeners, provider)[on ? 'start' : 'stop'](),
    received: (command) => journal(command).requests,
    revoke: () => google.revoke(),
    set: ({ access_token_lifetime: lifetime, counts_token_updates: counts }) => {
      if (lifetime !== undefined) google.lifetime = lifetime;
      if (counts !== undefined) apns.countsTokenUpdates = counts;
    },
    status_callback: (command) => webhooks.statusCallback(account, messageOf(command.sid), command),
    violations: () => violations.texts,
    wait: async (command) => ({ came: await journal(command).waitFor(command.count, command.milliseconds), count: journal(command).count }),
  };
}

async function obey(commands, line) {
  try {
    const command = JSON.parse(line);
    if (!Object.hasOwn(commands, command.do)) throw new Error(`no such command: ${command.do}`);
    return { ok: (await commands[command.do](command)) ?? null };
  } catch (error) {
    return { error: error.message };
  }
}

async function main() {
  const has = (name) => day || providers.includes(name);
  const stage = { google: has('fcm') && await openFcm(), apns: has('apns') && await openApns(), account: has('sms') && await openSms() };
  if (has('smtp')) await openMail();
  const commands = makeCommands(stage);
  if (day) {
    process.on('SIGINT', () => {}); // a terminal's Ctrl-C: the service may still need them
    playTroubles(listeners, day, (text) => console.error(`providers: ${text}`));
  }
  const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
  say({ ready: { environment } });
  for await (const line of readline.createInterface({ input: process.stdin })) say(await obey(commands, line));
  process.exit(0);
}

main().catch((error) => {
  console.error(error.stack);
  process.exit(1);
});
