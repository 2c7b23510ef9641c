// Apple Push Notification service.
// https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns and
// …/handling-notification-responses-from-apns
'use strict';
const crypto = require('node:crypto');
const { isObject, parsed, retryAfter } = require('./answers.cjs');
const { Verifier } = require('./jwt.cjs');

const mostBytes = 4096;
const oldest = 3600; // seconds, of provider tokens
const leeway = 30; // seconds that clocks may differ
const leastBetweenTokens = 20 * 60_000; // milliseconds

const statuses = {
  BadCollapseId: 400, BadDeviceToken: 400, BadExpirationDate: 400, BadMessageId: 400, BadPriority: 400, BadTopic: 400,
  DeviceTokenNotForTopic: 400, DuplicateHeaders: 400, IdleTimeout: 400, InvalidPushType: 400, MissingDeviceToken: 400,
  MissingTopic: 400, PayloadEmpty: 400, TopicDisallowed: 400, BadCertificate: 403, BadCertificateEnvironment: 403,
  ExpiredProviderToken: 403, Forbidden: 403, InvalidProviderToken: 403, MissingProviderToken: 403, BadPath: 404,
  MethodNotAllowed: 405, ExpiredToken: 410, Unregistered: 410, PayloadTooLarge: 413, TooManyProviderTokenUpdates: 429,
  TooManyRequests: 429, InternalServerError: 500, ServiceUnavailable: 503, Shutdown: 503,
};

const pushTypes = ['alert', 'background', 'complication', 'controls', 'fileprovider', 'liveactivity', 'location', 'mdm',
  'pushtotalk', 'voip', 'widgets'];

// Each header's check and the reason it is refused with; `needed` without it is a violation though Apple has a default.
const headerRules = [
  { name: 'apns-push-type', reason: 'InvalidPushType', needed: true, holds: (value) => pushTypes.includes(value) },
  { name: 'apns-id', reason: 'BadMessageId', holds: (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) },
  { name: 'apns-priority', reason: 'BadPriority', holds: (value) => ['1', '5', '10'].includes(value) },
  { name: 'apns-expiration', reason: 'BadExpirationDate', holds: (value) => /^\d+$/.test(value) },
  { name: 'apns-collapse-id', reason: 'BadCollapseId', holds: (value) => Buffer.byteLength(value) <= 64 },
];

class Apns {
  name = 'apns';
  countsTokenUpdates = false; // whether a second provider token within 20 minutes is refused
  #key;
  #verifier;
  #tokens = new Map(); // provider token: when it came first

  constructor(key) {
    this.#key = key;
    this.#verifier = new Verifier(key.publicKey, 'ES256');
  }

  take(request) {
    const body = parsed(request.bytes);
    const [, target] = /^\/3\/device\/([^/?]+)$/.exec(request.path) ?? [];
    const found = this.#fault(request, target, body);
    const verdict = { body, target, id: request.headers['apns-id'] };
    if (!found) return verdict;
    const [fault, reason] = found;
    return { ...verdict, faults: [fault], refusal: reason && this.error(reason, {}, request) };
  }

  // What breaks the protocol: [text, reason it is refused with].
  #fault(request, target, body) {
    if (request.method !== 'POST') return [`the method is ${request.method}`, 'MethodNotAllowed'];
    if (!target) return [`the path is ${request.path}`, request.path === '/3/device/' ? 'MissingDeviceToken' : 'BadPath'];
    return this.#tokenFault(request.headers.authorization) ?? this.#headersFault(request.headers, target)
      ?? this.#payloadFault(request.bytes, body);
  }

  #tokenFault(authorization) {
    const [, token] = /^bearer (.+)$/i.exec(authorization ?? '') ?? [];
    if (!token) return ['there is no provider token', 'MissingProviderToken'];
    const { header, claims, fault } = this.#verifier.verify(token);
    if (fault) return [`the provider token ${fault}`, 'InvalidProviderToken'];
    if (header.kid !== this.#key.keyId) return ['the provider token’s kid is not the key’s id', 'InvalidProviderToken'];
    if (claims.iss !== this.#key.teamId) return ['the provider token’s iss is not the team’s id', 'InvalidProviderToken'];
    const age = Date.now() / 1000 - claims.iat;
    if (!Number.isInteger(claims.iat) || age < -leeway) return ['the provider token’s iat is no time passed', 'InvalidProviderToken'];
    if (age > oldest) return ['the provider token is over an hour old', 'ExpiredProviderToken'];
    return this.#updateFault(token);
  }

  #updateFault(token) {
    if (this.#tokens.has(token)) return undefined;
    const now = Date.now();
    const isSoon = [...this.#tokens.values()].some((since) => now - since < leastBetweenTokens);
    if (this.countsTokenUpdates && isSoon) return ['a new provider token came within 20 minutes', 'TooManyProviderTokenUpdates'];
    this.#tokens.set(token, now);
    return undefined;
  }

  #headersFault(headers, target) {
    const topic = headers['apns-topic'];
    if (!topic) return ['there is no apns-topic', 'MissingTopic'];
    if (topic !== this.#key.topic) return [`apns-topic is ${topic}`, 'TopicDisallowed'];
    if (!/^([0-9a-fA-F]{2}){32,100}$/.test(target)) return ['the device token is not hexadecimal, 32 bytes or more', 'BadDeviceToken'];
    for (const { name, reason, needed, holds } of headerRules) {
      const value = headers[name];
      if (value === undefined && needed) return [`there is no ${name}`, undefined];
      if (value !== undefined && !holds(value)) return [`${name} is ${value}`, reason];
    }
    return undefined;
  }

  #payloadFault(bytes, body) {
    if (bytes.length > mostBytes) return [`the payload has ${bytes.length} bytes`, 'PayloadTooLarge'];
    return isObject(body) && isObject(body.aps) ? undefined : ['the payload is no object with aps', 'PayloadEmpty'];
  }

  accept(request) {
    return { status: 200, headers: { 'apns-id': request.headers['apns-id'] ?? crypto.randomUUID() }, body: '' };
  }

  // A 410 takes `timestamp`: since when the token is dead, in milliseconds; now unless told otherwise.
  error(reason, how, request) {
    const status = statuses[reason];
    if (!status) throw new Error(`APNs has no error ${reason}`);
    const body = { reason, ...(status === 410 && { timestamp: how.timestamp ?? Date.now() }) };
    const headers = { 'apns-id': request.headers['apns-id'] ?? crypto.randomUUID(), ...retryAfter(how) };
    return { status, headers, body: JSON.stringify(body), goAway: reason === 'Shutdown' };
  }

  // How many provider tokens were used.
  get tokenCount() {
    return this.#tokens.size;
  }
}

module.exports = { Apns };
