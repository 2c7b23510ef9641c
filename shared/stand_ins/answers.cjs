// What all stand-ins of providers say and read alike.
//
// A provider is an object with
//   take(request)             what it makes of a request: {target, id, body, faults, refusal}. `target` is the device or
//                             number it is for, `id` what the sender calls it, `faults` what breaks the protocol,
//                             `refusal` the answer to a request that is not accepted
//   accept(request, verdict)  the answer to one that is
//   error(name, how, request) an error by its documented name; throws when there is none
'use strict';

// An answer of JSON.
function json(status, value, headers = {}) {
  return { status, headers: { 'content-type': 'application/json; charset=UTF-8', ...headers }, body: JSON.stringify(value) };
}

// The verdict on a request that breaks the protocol.
function wrong(fault, refusal) {
  return { faults: [fault], refusal };
}

// A JSON text's value; undefined when it is none.
function parsed(bytes) {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

function mediaType(request) {
  return (request.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// Retry-After, when the script asks for one.
function retryAfter(how) {
  return how.retry_after === undefined ? {} : { 'retry-after': String(how.retry_after) };
}

module.exports = { isObject, json, mediaType, parsed, retryAfter, wrong };
