// Holds recorded answers of the service against its description: check_answers.cjs DOCUMENT FOLDER SUITE…
//
// FOLDER has a file of JSON lines for each suite that spoke to the service (tests/support/answer_record.h), over HTTP or a WebSocket.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { Conversations } = require('./conversations.cjs');
const { Description, escaped } = require('./description.cjs');

// What bad HTTP gets before it comes to any operation.
const ofBadHttp = new Set([408, 414, 417, 431, 501, 505]);
// What HTTP itself puts on answers, and what browsers ask for.
const ofHttp = /^(date|content-length|content-type|connection|vary|referrer-policy|access-control-.*)$/;

const [documentFile, folder, ...suites] = process.argv.slice(2);
const description = new Description(documentFile);
const faults = new Map();
const seen = new Set();
const conversations = new Conversations(description, note);
let checked = 0;
let passedOver = 0;

function note(record, fault) {
  const name = `${record.method} ${record.at ?? record.path} ${record.status}: ${fault}`;
  const known = faults.get(name) ?? { count: 0, record };
  known.count += 1;
  faults.set(name, known);
}

function parsed(text) {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return {};
  }
}

// A text of a header or a query as the type its schema asks for.
function typed(text, schema) {
  const types = [schema.type ?? description.followed(schema.$ref ?? '#').value.type].flat();
  if (types.includes('integer') || types.includes('number')) return text.trim() !== '' && Number.isFinite(+text) ? +text : text;
  if (types.includes('boolean')) return { true: true, false: false }[text.toLowerCase()] ?? text;
  return text;
}

function checkContent(record, answer) {
  const content = answer.value.content;
  if (record.method === 'HEAD') return;
  if (!content) {
    if (record.body !== '') note(record, 'has a body');
    return;
  }
  const media = (record.headers['content-type'] ?? '').split(';')[0].trim();
  if (!content[media]) {
    note(record, `comes as ${media || 'nothing'}`);
    return;
  }
  const pointer = `${answer.pointer}/content/${escaped(media)}/schema`;
  const body = media.endsWith('json') ? parsed(record.body) : { value: record.body };
  if (body.value === undefined) note(record, 'is not JSON');
  else description.faults(pointer, body.value).forEach((fault) => note(record, fault));
}

function checkHeaders(record, answer) {
  const documented = answer.value.headers ?? {};
  const names = new Set(Object.keys(documented).map((name) => name.toLowerCase()));
  for (const name of Object.keys(record.headers)) {
    if (!names.has(name) && !ofHttp.test(name)) note(record, `has a header ${name}`);
  }
  for (const name of Object.keys(documented)) {
    const header = description.followed(`${answer.pointer}/headers/${escaped(name)}`);
    const text = record.headers[name.toLowerCase()];
    if (text === undefined) {
      if (header.value.required) note(record, `lacks the header ${name}`);
      continue;
    }
    const wrong = description.faults(`${header.pointer}/schema`, typed(text, header.value.schema));
    wrong.forEach((fault) => note(record, `header ${name} ${fault}`));
  }
}

// A request that was granted is one as the description allows.
function checkRequest(record, method) {
  const parameters = description.queryOf(record.at, method);
  for (const [name, text] of new URLSearchParams(record.query)) {
    if (name === 'token' || name.startsWith('_')) continue; // for others on the way
    const parameter = parameters.get(name);
    if (!parameter) note(record, `was granted with ?${name}=`);
    else if (text !== '') {
      const wrong = description.faults(`${parameter.pointer}/schema`, typed(text, parameter.value.schema));
      wrong.forEach((fault) => note(record, `was granted with ?${name}: ${fault}`));
    }
  }
  const body = description.operation(record.at, method).requestBody;
  // Where the answer names entries that were refused, the body was not all right.
  if (record.request === '' || !body || parsed(record.body).value?.errors?.length) {
    if (record.request === '' && body?.required) note(record, 'was granted without a body');
    return;
  }
  const medias = Object.keys(body.content);
  const media = medias.find((one) => one === record.type) ?? medias[0];
  const sent = media.endsWith('json') ? parsed(record.request).value ?? null : Object.fromEntries(new URLSearchParams(record.request));
  const pointer = `#/paths/${escaped(record.at)}/${method}/requestBody/content/${escaped(media)}/schema`;
  const wrong = description.faults(pointer, sent);
  wrong.forEach((fault) => note(record, `was granted with a body where ${fault}`));
}

function check(record) {
  const isPreflight = record.method === 'OPTIONS' && record.status === 204;
  if (ofBadHttp.has(record.status) || isPreflight) {
    passedOver += 1;
    return;
  }
  checked += 1;
  record.at = description.pathOf(record.path);
  const method = record.method === 'HEAD' ? 'get' : record.method.toLowerCase();
  const answer = answerOf(record, method);
  if (!answer) return;
  checkContent(record, answer);
  checkHeaders(record, answer);
}

// What the description says of such an answer; undefined, and a fault: nothing.
function answerOf(record, method) {
  // Errors of SCIM have a form of their own.
  const form = record.path.startsWith('/scim/') ? 'Scim' : '';
  const general = (name) => description.followed(`#/components/responses/${form}${name}`);
  const has = record.at && description.operation(record.at, method);
  // The limit is counted before it is known what is asked for.
  if (!has && record.status === 429) return general('RateLimited');
  if (!record.at && record.status === 404) return general('NotFound');
  if (record.at && !has && record.status === 405) return general('MethodNotAllowed');
  const answer = has && description.answer(record.at, method, record.status);
  if (!answer) {
    note(record, `the description lacks this ${has ? 'status' : record.at ? 'method' : 'path'}`);
    return undefined;
  }
  seen.add(`${method.toUpperCase()} ${record.at} ${record.status}`);
  if (record.status >= 200 && record.status < 300) checkRequest(record, method);
  return answer;
}

for (const suite of suites) {
  const file = path.join(folder, `${suite}.jsonl`);
  const lines = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  lines.map((line) => ({ ...JSON.parse(line), suite }))
    .forEach((record) => ('socket' in record ? conversations.add(record) : check(record)));
}

console.log(`${checked} answers checked, ${passedOver} of bad HTTP or preflights passed over.`);
console.log(`${conversations.checked} messages of WebSockets checked; of these types none came: ${conversations.unseen().join(', ') || '-'}`);
const documented = [...description.answers()];
const unseen = new Map();
for (const { operation, status } of documented) {
  if (!seen.has(`${operation} ${status}`)) unseen.set(operation, `${unseen.get(operation) ?? ''} ${status}`);
}
console.log(`${documented.filter(({ operation, status }) => seen.has(`${operation} ${status}`)).length} of ${documented.length} documented answers were among them; these never came:`);
unseen.forEach((statuses, operation) => console.log(`  ${operation}:${statuses}`));
for (const [name, { count, record }] of faults) {
  const request = `${record.query ?? ''} ${(record.request ?? '').slice(0, 300)}`;
  console.log(`WRONG, ${count} times: ${name}\n  ${record.suite}: ${request}\n  ${record.body.slice(0, 600)}`);
}
process.exit(faults.size > 0 || checked === 0 || conversations.checked === 0 ? 1 : 0);
