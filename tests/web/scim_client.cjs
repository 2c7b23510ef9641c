// Two public implementations of SCIM beside the service: scim_client.cjs URL TOKEN.
//
// SCIMMY reads every answer by its own schemas, scim-patch applies each PATCH to what the service answered before, and its filter
// chooses from the whole list. The service has to come to the same.
'use strict';
const assert = require('node:assert/strict');
const { scimPatch } = require('scim-patch');
const { filter, parse } = require('scim2-parse-filter');
const scimmyModule = require('scimmy');

const [base, token] = process.argv.slice(2);
const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const scimmy = scimmyModule.default ?? scimmyModule;
let compared = 0;

async function call(method, path, body) {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/scim+json' };
  if (body) headers['content-type'] = 'application/scim+json';
  const answer = await fetch(`${base}/scim/v2${path}`, { method, headers, body: body && JSON.stringify(body) });
  const text = await answer.text();
  const json = text === '' ? undefined : JSON.parse(text);
  if (json) assert.match(answer.headers.get('content-type'), /^application\/scim\+json/);
  if (answer.status >= 400) {
    const { schemas, ...details } = json; // with its schema it would be thrown
    assert.deepEqual(schemas, [scimmy.Messages.ErrorResponse.id]);
    assert.deepEqual({ ...new scimmy.Messages.ErrorResponse(details) }, json);
  }
  return { status: answer.status, json, location: answer.headers.get('location') };
}

// SCIMMY throws at attributes of a wrong type, and drops what its schema of users lacks.
function checkUser(resource) {
  const read = new scimmy.Schemas.User(resource, 'out');
  for (const name of ['id', 'userName', 'active', 'externalId', 'name', 'emails', 'phoneNumbers', 'roles', 'locale', 'timezone'])
    assert.deepEqual(JSON.parse(JSON.stringify(read[name] ?? null)), resource[name] ?? null, name);
  assert.equal(resource.meta.location, `${base}/scim/v2/Users/${resource.id}`);
}

async function expectUser(status, method, path, body) {
  const answer = await call(method, path, body);
  assert.equal(answer.status, status, JSON.stringify(answer.json));
  checkUser(answer.json);
  return answer.json;
}

// What a client may have changed.
function own(resource) {
  const { meta, schemas, ...rest } = structuredClone(resource);
  if (rest.name) delete rest.name.formatted;
  for (const [name, value] of Object.entries(rest))
    if ((Array.isArray(value) && value.length === 0) || (name === 'name' && Object.keys(value).length === 0)) delete rest[name];
  return rest;
}

const people = [
  { userName: 'Ann.Weber@clinic.example', externalId: '8f14', name: { givenName: 'Ann', familyName: 'Weber' }, active: true,
    emails: [{ value: 'ann.weber@clinic.example', type: 'work', primary: true }], roles: [{ value: 'doctor', primary: true }],
    locale: 'de-DE', timezone: 'Europe/Berlin' },
  { userName: 'bob', externalId: 'auth0|"b"', active: false, phoneNumbers: [{ value: '+4915112345678', type: 'mobile', primary: true }] },
  { userName: 'carla', name: { familyName: "O'Neil" }, emails: [{ value: 'carla@clinic.example', type: 'work', primary: true }] },
];

const patches = [
  [{ op: 'replace', path: 'active', value: false }],
  [{ op: 'replace', value: { active: true } }],
  [{ op: 'add', path: 'name.givenName', value: 'Anna' }],
  [{ op: 'replace', path: 'name', value: { familyName: 'Roth' } }],
  [{ op: 'replace', path: 'emails[type eq "work"].value', value: 'anna.roth@clinic.example' }],
  [{ op: 'add', path: 'phoneNumbers', value: [{ value: '+4915187654321', type: 'mobile', primary: true }] }],
  [{ op: 'replace', path: 'phoneNumbers[type eq "mobile"].value', value: '+4915100000000' }],
  [{ op: 'remove', path: 'phoneNumbers[type eq "mobile"]' }],
  [{ op: 'replace', path: 'roles', value: [{ value: 'admin', primary: true }] }],
  [{ op: 'replace', path: 'userName', value: 'anna.roth' }, { op: 'replace', path: 'externalId', value: '8f15' }],
  [{ op: 'remove', path: 'name.givenName' }],
  [{ op: 'replace', value: { locale: 'fr', timezone: 'Europe/Paris' } }],
  [{ op: 'remove', path: 'emails' }],
  [{ op: 'add', path: 'emails', value: [{ value: 'anne@clinic.example', type: 'work', primary: true }] }],
  [{ op: 'remove', path: 'externalId' }],
];

const refusedPatches = [
  [400, 'noTarget', [{ op: 'replace', path: 'emails[type eq "home"].value', value: 'x@clinic.example' }]],
  [400, 'noTarget', [{ op: 'remove' }]],
  [400, 'invalidSyntax', [{ op: 'copy', path: 'active', value: true }]],
  [400, 'mutability', [{ op: 'replace', path: 'id', value: '7' }]],
  [400, 'invalidPath', [{ op: 'replace', path: 'emails[', value: 'x' }]],
  [400, 'invalidValue', [{ op: 'replace', path: 'emails[type eq "work"].value', value: 'none' }]],
  [409, 'uniqueness', [{ op: 'replace', path: 'userName', value: 'BOB' }]],
];

const filters = ['userName eq "ann.weber@CLINIC.example"', 'userName eq "nobody"', 'externalId eq "8f14"', 'active eq true', 'active eq false',
  'emails.value eq "carla@clinic.example"', 'userName eq "bob" and active eq false', 'userName eq "bob" and active eq true'];

async function checkDocuments() {
  const config = await call('GET', '/ServiceProviderConfig');
  const { patch, filter: filtering, bulk, sort, etag, changePassword } = config.json;
  assert.deepEqual([patch, bulk, sort, etag, changePassword].map(({ supported }) => supported), [true, false, false, false, false]);
  assert.deepEqual(filtering, { supported: true, maxResults: 200 });
  const types = await call('GET', '/ResourceTypes');
  assert.equal(types.json.Resources[0].schema, userSchema);
  const schemas = await call('GET', '/Schemas');
  const ours = schemas.json.Resources.find(({ id }) => id === userSchema);
  const theirs = JSON.parse(JSON.stringify(scimmy.Schemas.User.definition.describe()));
  for (const attribute of ours.attributes) {
    const known = theirs.attributes.find(({ name }) => name === attribute.name);
    assert.deepEqual([attribute.type, attribute.multiValued, attribute.mutability], [known.type, known.multiValued, known.mutability], attribute.name);
  }
  assert.equal((await call('GET', `/Schemas/${userSchema}`)).json.id, userSchema);
  assert.equal((await call('GET', '/ResourceTypes/User')).json.id, 'User');
  assert.equal((await call('GET', '/Groups')).status, 404);
}

async function checkPatches(id) {
  for (const operations of patches) {
    const before = await expectUser(200, 'GET', `/Users/${id}`);
    const expected = own(scimPatch({ ...own(before), meta: before.meta, schemas: before.schemas }, structuredClone(operations)));
    const after = await expectUser(200, 'PATCH', `/Users/${id}`, { schemas: [patchSchema], Operations: operations });
    assert.deepEqual(own(after), expected, JSON.stringify(operations));
    assert.deepEqual(await expectUser(200, 'GET', `/Users/${id}`), after);
    compared += 1;
  }
}

async function checkRefusals(id) {
  const before = await expectUser(200, 'GET', `/Users/${id}`);
  for (const [status, type, operations] of refusedPatches) {
    const answer = await call('PATCH', `/Users/${id}`, { schemas: [patchSchema], Operations: [{ op: 'replace', path: 'active', value: false }, ...operations] });
    assert.deepEqual([answer.status, answer.json.status, answer.json.scimType], [status, `${status}`, type], JSON.stringify(operations));
  }
  assert.deepEqual(await expectUser(200, 'GET', `/Users/${id}`), before); // not in part
}

async function checkFilters() {
  const whole = (await call('GET', '/Users?count=200')).json;
  new scimmy.Messages.ListResponse(whole.Resources);
  assert.equal(whole.totalResults, whole.Resources.length);
  for (const text of filters) {
    const found = (await call('GET', `/Users?filter=${encodeURIComponent(text)}`)).json;
    const expected = whole.Resources.map(lowered).filter(filter(parse(text.toLowerCase().replace('username', 'userName').replace('externalid', 'externalId'))));
    assert.deepEqual(found.Resources.map(({ id }) => id), expected.map(({ id }) => id), text);
    compared += 1;
  }
}

// That library compares texts with their case.
function lowered(resource) {
  return { ...resource, userName: resource.userName.toLowerCase() };
}

async function main() {
  await checkDocuments();
  const ids = [];
  for (const person of people) {
    const body = { schemas: [userSchema], ...person };
    new scimmy.Schemas.User(body, 'in');
    const made = await expectUser(201, 'POST', '/Users', body);
    for (const [name, value] of Object.entries(person)) assert.deepEqual(own(made)[name], value, name); // all of it was kept
    ids.push(made.id);
  }
  await checkFilters();
  await checkRefusals(ids[0]);
  await checkPatches(ids[0]);
  const replaced = await expectUser(200, 'PUT', `/Users/${ids[1]}`, { schemas: [userSchema], id: ids[1], userName: 'robert', active: true });
  assert.deepEqual(own(replaced), { id: ids[1], userName: 'robert', active: true, roles: [{ value: 'patient', primary: true }], locale: 'en', timezone: 'UTC' });
  assert.equal((await call('DELETE', `/Users/${ids[2]}`)).status, 204);
  assert.equal((await call('GET', `/Users/${ids[2]}`)).status, 404);
  console.log(`${compared} answers were the same`);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
