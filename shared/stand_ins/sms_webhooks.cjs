// What a Messages API tells its customer by requests of its own: how a message fares, and messages that come in.
// https://www.twilio.com/docs/usage/security#validating-requests
'use strict';
const crypto = require('node:crypto');
const http = require('node:http');
const https = require('node:https');

const patience = 10_000;

// Over the address as the customer knows it and the form's fields, sorted by name, with nothing between them.
function signatureOf(url, form, token) {
  const fields = Object.keys(form).sort().map((name) => name + form[name]).join('');
  return crypto.createHmac('sha1', token).update(url + fields).digest('base64');
}

// Posts a form signed for `url`. `via`: the origin where that address is really reached, when a proxy would stand between.
// `signature`: 'right', 'wrong' or 'missing'. {status, headers, body}; status 0: no answer.
function post({ url, via, signature = 'right' }, form, token) {
  const right = signatureOf(url, form, token);
  const known = { right, wrong: crypto.createHash('sha1').update(right).digest('base64') };
  const body = new URLSearchParams(form).toString();
  const { pathname, search } = new URL(url);
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8', 'Content-Length': Buffer.byteLength(body),
    'User-Agent': 'TwilioProxy/1.1', Accept: '*/*', ...(known[signature] && { 'X-Twilio-Signature': known[signature] }) };
  const target = via ? new URL(pathname + search, via) : new URL(url);
  return new Promise((resolve) => {
    const failed = (error) => resolve({ status: 0, headers: {}, body: String(error) });
    const module = target.protocol === 'https:' ? https : http;
    const request = module.request(target, { method: 'POST', headers, agent: false, timeout: patience }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk)).on('error', failed);
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString() }));
    });
    request.on('timeout', () => request.destroy(new Error('no answer in time'))).on('error', failed).end(body);
  });
}

// How an accepted message fares: `message` is its entry of the journal, `how` {status, error_code, url, via, signature}.
function statusCallback(account, message, how) {
  const form = { AccountSid: account.sid, ApiVersion: '2010-04-01', From: message.body.From, MessageSid: message.sid,
    MessageStatus: how.status, SmsSid: message.sid, SmsStatus: how.status, To: message.body.To,
    ...(how.error_code && { ErrorCode: String(how.error_code) }) };
  return post({ ...how, url: how.url ?? message.body.StatusCallback }, form, account.token);
}

// A message that came in: `how` {url, from, text, via, signature}.
function inbound(account, how) {
  const sid = `SM${crypto.randomBytes(16).toString('hex')}`;
  const form = { AccountSid: account.sid, ApiVersion: '2010-04-01', Body: how.text, From: how.from, FromCountry: 'US',
    MessageSid: sid, NumMedia: '0', NumSegments: '1', SmsMessageSid: sid, SmsSid: sid, SmsStatus: 'received', To: account.from,
    ToCountry: 'US' };
  return post(how, form, account.token);
}

module.exports = { inbound, signatureOf, statusCallback };
