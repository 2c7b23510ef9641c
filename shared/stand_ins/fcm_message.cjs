// The body of messages:send held against the documented Message resource.
// https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages#Message
//
// A check takes (value, path) and answers nothing or {field, text}. Names may be in snake case or lower camel case, as
// protocol buffers' JSON allows.
'use strict';
const { isObject } = require('./answers.cjs');

const mostBytes = 4096; // of what a device gets
const longest = 2_419_200; // seconds, four weeks

const bad = (field, type, value) => ({ field, text: `Invalid value at '${field}' (${type}), ${JSON.stringify(value)}` });
const matching = (type, holds) => (value, path) => (holds(value) ? undefined : bad(path, type, value));

const text = matching('TYPE_STRING', (value) => typeof value === 'string');
const flag = matching('TYPE_BOOL', (value) => typeof value === 'boolean');
const count = matching('TYPE_INT32', Number.isInteger);
const texts = matching('TYPE_STRING', (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'));
const struct = matching('google.protobuf.Struct', isObject);
const oneOf = (type, ...words) => matching(type, (value) => words.includes(value));
const pattern = (type, expression) => matching(type, (value) => typeof value === 'string' && expression.test(value));
// Documented with https only, for links and images alike.
const link = pattern('an https URL', /^https:\/\/[^\s/]+/);
const duration = matching('google.protobuf.Duration', (value) => {
  const [, seconds] = /^(\d+)(?:\.\d{1,9})?s$/.exec(value) ?? [];
  return seconds !== undefined && Number(seconds) <= longest;
});

// A map of texts whose keys and values pass.
const map = (isKey, check = text) => (value, path) => {
  if (!isObject(value)) return bad(path, 'map', value);
  const key = Object.keys(value).find((name) => !isKey(name));
  if (key !== undefined) return { field: path, text: `Invalid data payload key: ${key}` };
  return first(Object.entries(value), ([name, item], index) => (text(item, `${path}[${index}].value`) ?? check(item, `${path}[${name}]`)));
};
const data = map((key) => key !== '' && !/^(from|message_type|gcm)$|^google|^gcm\./.test(key));

// An object with these members and no others.
const object = (members) => (value, path) => {
  if (!isObject(value)) return bad(path, 'object', value);
  return first(Object.entries(value), ([name, item]) => {
    const check = members[name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
    if (!check) return { field: path, text: `Invalid JSON payload received. Unknown name "${name}" at '${path}': Cannot find field.` };
    return check(item, path === '' ? name : `${path}.${name}`);
  });
};

function first(items, check) {
  for (const [index, item] of items.entries()) {
    const fault = check(item, index);
    if (fault) return fault;
  }
  return undefined;
}

const label = pattern('analytics label', /^[a-zA-Z0-9-_.~%]{1,50}$/);

const androidNotification = object({
  title: text, body: text, icon: text, color: pattern('colour', /^#[0-9a-fA-F]{6}$/), sound: text, tag: text, click_action: text,
  body_loc_key: text, body_loc_args: texts, title_loc_key: text, title_loc_args: texts, channel_id: text, ticker: text,
  sticky: flag, event_time: text, local_only: flag, default_sound: flag, default_vibrate_timings: flag,
  default_light_settings: flag, vibrate_timings: texts, notification_count: count, light_settings: struct, image: link,
  bypass_proxy_notification: flag, proxy: oneOf('Proxy', 'ALLOW', 'DENY', 'IF_PRIORITY_LOWERED'),
  visibility: oneOf('Visibility', 'PRIVATE', 'PUBLIC', 'SECRET'),
  notification_priority: oneOf('NotificationPriority', 'PRIORITY_MIN', 'PRIORITY_LOW', 'PRIORITY_DEFAULT', 'PRIORITY_HIGH', 'PRIORITY_MAX'),
});

const android = object({
  collapse_key: text, ttl: duration, restricted_package_name: text, data, notification: androidNotification,
  // The reference has the first two, the guide on priorities the others.
  priority: oneOf('AndroidMessagePriority', 'NORMAL', 'HIGH', 'normal', 'high'),
  fcm_options: object({ analytics_label: label }), direct_boot_ok: flag, bandwidth_constrained_ok: flag, restricted_satellite_ok: flag,
});

// RFC 8030 section 5.
const pushHeaders = {
  urgency: oneOf('Urgency', 'very-low', 'low', 'normal', 'high'),
  ttl: matching('TTL', (value) => /^\d+$/.test(value) && Number(value) <= longest),
  topic: pattern('Topic', /^[A-Za-z0-9_-]{1,32}$/),
};
const webpush = object({
  headers: map(() => true, (value, path) => pushHeaders[/\[(.*)\]$/.exec(path)[1].toLowerCase()]?.(value, path)),
  data, notification: struct, fcm_options: object({ link, analytics_label: label }),
});

const appleHeaders = {
  'apns-priority': oneOf('apns-priority', '1', '5', '10'),
  'apns-expiration': pattern('apns-expiration', /^\d+$/),
  'apns-collapse-id': matching('apns-collapse-id', (value) => Buffer.byteLength(value) <= 64),
  'apns-push-type': oneOf('apns-push-type', 'alert', 'background'),
};
const apns = object({
  headers: map(() => true, (value, path) => appleHeaders[/\[(.*)\]$/.exec(path)[1].toLowerCase()]?.(value, path)),
  payload: matching('APNs payload', (value) => isObject(value) && (value.aps === undefined || isObject(value.aps))),
  fcm_options: object({ analytics_label: label, image: link }), live_activity_token: text,
});

const message = object({
  data, notification: object({ title: text, body: text, image: link }), android, webpush, apns,
  fcm_options: object({ analytics_label: label }), token: pattern('TYPE_STRING', /^\S+$/), topic: pattern('TYPE_STRING', /^[a-zA-Z0-9-_.~%]+$/),
  condition: text,
});
const request = object({ message, validate_only: flag });

function bytesOf(value) {
  if (typeof value === 'string') return Buffer.byteLength(value);
  return isObject(value) ? Object.entries(value).reduce((sum, [key, item]) => sum + Buffer.byteLength(key) + bytesOf(item), 0) : 0;
}

// What is wrong with a body of messages:send: {field, text}, or undefined.
function messageFault(body) {
  const fault = request(body, '');
  if (fault) return fault;
  const sent = body.message ?? {};
  const targets = ['token', 'topic', 'condition'].filter((name) => sent[name] !== undefined);
  if (targets.length === 0) return { field: 'message', text: 'Recipient of the message is not set.' };
  if (targets.length > 1) return { field: 'message', text: `Invalid value at 'message' (oneof), oneof field 'target' is already set.` };
  const parts = [bytesOf(sent.notification) + bytesOf(sent.data), bytesOf(sent.webpush?.notification) + bytesOf(sent.webpush?.data),
    Buffer.byteLength(JSON.stringify(sent.apns?.payload ?? ''))];
  return parts.every((bytes) => bytes <= mostBytes) ? undefined : { field: 'message', text: 'The message is over 4096 bytes.' };
}

module.exports = { messageFault };
