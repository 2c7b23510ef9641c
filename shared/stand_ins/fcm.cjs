// Firebase Cloud Messaging, HTTP v1.
// https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages/send and …/v1/ErrorCode
'use strict';
const crypto = require('node:crypto');
const { json, mediaType, parsed, retryAfter, wrong } = require('./answers.cjs');
const { messageFault } = require('./fcm_message.cjs');

// HTTP status, google.rpc.Code, FcmError's code (none: an error of Google's, not of FCM's), text.
const errors = {
  INVALID_ARGUMENT: [400, 'INVALID_ARGUMENT', 'INVALID_ARGUMENT', 'Request contains an invalid argument.'],
  UNREGISTERED: [404, 'NOT_FOUND', 'UNREGISTERED', 'Requested entity was not found.'],
  SENDER_ID_MISMATCH: [403, 'PERMISSION_DENIED', 'SENDER_ID_MISMATCH', 'SenderId mismatch'],
  QUOTA_EXCEEDED: [429, 'RESOURCE_EXHAUSTED', 'QUOTA_EXCEEDED', 'Quota exceeded for quota metric of send requests.'],
  UNAVAILABLE: [503, 'UNAVAILABLE', 'UNAVAILABLE', 'The service is currently unavailable.'],
  INTERNAL: [500, 'INTERNAL', 'INTERNAL', 'Internal error encountered.'],
  THIRD_PARTY_AUTH_ERROR: [401, 'UNAUTHENTICATED', 'THIRD_PARTY_AUTH_ERROR', 'Auth error from APNS or Web Push Service'],
  UNSPECIFIED_ERROR: [500, 'UNKNOWN', 'UNSPECIFIED_ERROR', 'Unknown Error.'],
  UNAUTHENTICATED: [401, 'UNAUTHENTICATED', undefined, 'Request had invalid authentication credentials. Expected OAuth 2 access '
    + 'token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.'],
  PERMISSION_DENIED: [403, 'PERMISSION_DENIED', undefined, "Permission 'cloudmessaging.messages.create' denied on resource."],
  NOT_FOUND: [404, 'NOT_FOUND', undefined, 'Requested entity was not found.'],
};

// What QUOTA_EXCEEDED tells of the quota, by whose it is. The project's comes as google.rpc.ErrorInfo and without FcmError, as
// github.com/firebase/firebase-admin-go/issues/719 shows; others as google.rpc.QuotaFailure, as documented.
const quotas = {
  project: { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'RATE_LIMIT_EXCEEDED', domain: 'googleapis.com', metadata: {
    consumer: 'projects/1', quota_limit: 'SendsPerMinutePerProject', quota_limit_value: '600000', quota_location: 'global',
    quota_metric: 'fcm.googleapis.com/send_requests', quota_unit: '1/min/{project}', service: 'fcm.googleapis.com' } },
  'project failure': { '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
    violations: [{ subject: 'project:1', description: 'Message rate quota exceeded.' }] },
  device: { '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
    violations: [{ subject: 'device', description: 'Device message rate quota exceeded.' }] },
};

function googleError(name, { message, field, headers, quota, isFcms = quota !== 'project' } = {}) {
  const [code, status, fcmCode, text] = errors[name];
  const details = [];
  if (fcmCode && isFcms) details.push({ '@type': 'type.googleapis.com/google.firebase.fcm.v1.FcmError', errorCode: fcmCode });
  if (quota) details.push(quotas[quota]);
  if (field) {
    details.push({ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: [{ field, description: message ?? text }] });
  }
  const error = { code, message: message ?? text, status, ...(details.length > 0 && { details }) };
  return json(code, { error }, headers);
}

class Fcm {
  name = 'fcm';
  #project;
  #google;

  constructor(project, google) {
    this.#project = project;
    this.#google = google;
  }

  take(request) {
    const body = parsed(request.bytes);
    const message = body?.message;
    return { body, target: message?.token, id: message?.data?.notification_id, ...this.#judge(request, body) };
  }

  #judge(request, body) {
    if (request.method !== 'POST' || request.path !== `/v1/projects/${this.#project}/messages:send`) {
      return wrong(`${request.method} ${request.path}`, googleError('NOT_FOUND'));
    }
    const { message } = body ?? {};
    const fault = this.#google.tokenFault(request.headers.authorization);
    if (fault === 'revoked') return { refusal: googleError('UNAUTHENTICATED') };
    if (fault) return wrong(fault, googleError('UNAUTHENTICATED'));
    const bad = (text, field) => wrong(text, googleError('INVALID_ARGUMENT', { message: text, field, isFcms: false }));
    if (mediaType(request) !== 'application/json') return bad(`the content type is ${mediaType(request)}`);
    if (body === undefined) return bad('Invalid JSON payload received.');
    const found = messageFault(body);
    if (found) return bad(found.text, found.field);
    // FCM takes one, but keeps messages of four keys at most for a device that is off (CONTRACT section 12).
    return message.android?.collapse_key === undefined ? {} : { faults: ['the message has a collapse key of its own'] };
  }

  accept() {
    return json(200, { name: `projects/${this.#project}/messages/0:${Date.now()}%${crypto.randomUUID()}` });
  }

  // QUOTA_EXCEEDED takes `quota`, whose it is. INVALID_ARGUMENT takes `field`: the token unless told otherwise. '': told by
  // FcmError alone, as documented.
  error(name, how) {
    if (!errors[name]) throw new Error(`FCM has no error ${name}`);
    const headers = retryAfter(how);
    if (how.quota !== undefined && !quotas[how.quota]) throw new Error(`FCM has no quota of ${how.quota}`);
    if (name !== 'INVALID_ARGUMENT') return googleError(name, { headers, quota: how.quota });
    const field = how.field ?? 'message.token';
    const isToken = field === '' || field === 'message.token';
    const message = isToken ? 'The registration token is not a valid FCM registration token' : `Invalid value at '${field}'`;
    return googleError(name, { headers, message, field, isFcms: isToken });
  }
}

module.exports = { Fcm };
