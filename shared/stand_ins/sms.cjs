// A Messages API as Twilio's.
// https://www.twilio.com/docs/messaging/api/message-resource and https://www.twilio.com/docs/api/errors
'use strict';
const crypto = require('node:crypto');
const { json, mediaType, retryAfter, wrong } = require('./answers.cjs');

const e164 = /^\+[1-9]\d{6,14}$/;
const mostCharacters = 1600;

const errors = {
  20003: [401, () => 'Authenticate'],
  20404: [404, () => 'The requested resource was not found'],
  20429: [429, () => 'Too Many Requests'],
  14107: [429, () => 'SMS send rate limit exceeded'], // between two numbers
  20500: [500, () => 'An internal server error has occurred'],
  20503: [503, () => 'Service Unavailable'],
  21211: [400, ({ To }) => `Invalid 'To' Phone Number: ${To}`],
  21212: [400, ({ From }) => `Invalid From Number (caller ID): ${From}`],
  21408: [400, ({ To }) => `Permission to send an SMS has not been enabled for the region indicated by the 'To' number: ${To}`],
  21602: [400, () => 'Message body is required.'],
  21603: [400, () => "A 'From' phone number is required."],
  21604: [400, () => "A 'To' phone number is required."],
  21606: [400, ({ From }) => `The 'From' phone number provided (${From}) is not a valid message-capable Twilio phone number.`],
  21609: [400, ({ StatusCallback }) => `The StatusCallback URL ${StatusCallback} is not a valid URL.`],
  21610: [400, () => 'Attempt to send to unsubscribed recipient'],
  21612: [400, ({ To }) => `The 'To' phone number: ${To}, is not currently reachable via SMS`],
  21614: [400, ({ To }) => `'To' number: ${To}, is not a valid mobile number`],
  21617: [400, () => 'The concatenated message body exceeds the 1600 character limit'],
};

const parameters = new Set(['To', 'From', 'Body', 'StatusCallback', 'MessagingServiceSid', 'MediaUrl', 'ApplicationSid',
  'MaxPrice', 'ProvideFeedback', 'Attempt', 'ValidityPeriod', 'ForceDelivery', 'ContentRetention', 'AddressRetention',
  'SmartEncoded', 'PersistentAction', 'TrafficType', 'ShortenUrls', 'ScheduleType', 'SendAt', 'SendAsMms', 'ContentVariables',
  'RiskCheck', 'ContentSid']);

function twilioError(code, form = {}, headers = {}) {
  const [status, text] = errors[code];
  const more = `https://www.twilio.com/docs/errors/${code}`;
  return json(status, { code: Number(code), message: text(form), more_info: more, status }, headers);
}

function isWebUrl(text) {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}

// GSM 03.38: these take two places of a message's 160, what is in neither makes it one of 70 in UCS-2.
const twoPlaces = /[\f^{}\\[\]~|€]/g;
const gsm = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà\f^{}\\[\]~|€]*$/;

function segments(text) {
  const isGsm = gsm.test(text);
  const places = isGsm ? text.length + (text.match(twoPlaces)?.length ?? 0) : text.length;
  const [one, each] = isGsm ? [160, 153] : [70, 67];
  return places <= one ? 1 : Math.ceil(places / each);
}

class Sms {
  name = 'sms';
  #account;
  #authorization;
  #path;

  constructor(account) {
    this.#account = account;
    this.#authorization = `Basic ${Buffer.from(`${account.sid}:${account.token}`).toString('base64')}`;
    this.#path = `/2010-04-01/Accounts/${account.sid}/Messages.json`;
  }

  take(request) {
    const body = Object.fromEntries(new URLSearchParams(request.bytes.toString()));
    // What a sender calls a message has no place of its own: it stands in the callback's address.
    return { body, target: body.To, id: body.StatusCallback, ...this.#judge(request, body) };
  }

  #judge(request, form) {
    const bad = (fault, code) => wrong(fault, twilioError(code, form));
    if (request.headers.authorization !== this.#authorization) return bad('the account or its token is wrong', 20003);
    if (request.method !== 'POST' || request.path !== this.#path) return bad(`${request.method} ${request.path}`, 20404);
    if (mediaType(request) !== 'application/x-www-form-urlencoded') return bad(`the content type is ${mediaType(request)}`, 21604);
    const code = this.#refusedFor(form);
    if (code) return bad(`the message is refused with ${code}`, code);
    const unknown = Object.keys(form).find((name) => !parameters.has(name));
    return unknown ? { faults: [`there is no parameter ${unknown}`] } : {};
  }

  #refusedFor({ To, From, Body, StatusCallback }) {
    if (!To) return 21604;
    if (!e164.test(To)) return 21211;
    if (!From) return 21603;
    if (From !== this.#account.from) return e164.test(From) ? 21606 : 21212;
    if (!Body) return 21602;
    if ([...Body].length > mostCharacters) return 21617;
    return StatusCallback !== undefined && !isWebUrl(StatusCallback) ? 21609 : undefined;
  }

  accept(request, { body: { To, From, Body } }) {
    const sid = `SM${crypto.randomUUID().replaceAll('-', '')}`;
    const now = new Date().toUTCString().replace('GMT', '+0000');
    const uri = `/2010-04-01/Accounts/${this.#account.sid}/Messages/${sid}`;
    const message = { account_sid: this.#account.sid, api_version: '2010-04-01', body: Body, date_created: now, date_sent: null,
      date_updated: now, direction: 'outbound-api', error_code: null, error_message: null, from: From, messaging_service_sid: null,
      num_media: '0', num_segments: String(segments(Body)), price: null, price_unit: 'USD', sid, status: 'queued',
      subresource_uris: { media: `${uri}/Media.json` }, to: To, uri: `${uri}.json` };
    return { ...json(201, message), note: { sid, segments: segments(Body) } };
  }

  error(code, how, request) {
    if (!errors[code]) throw new Error(`the Messages API has no error ${code}`);
    const form = request.bytes ? Object.fromEntries(new URLSearchParams(request.bytes.toString())) : {};
    return twilioError(code, form, retryAfter(how));
  }
}

module.exports = { Sms };
