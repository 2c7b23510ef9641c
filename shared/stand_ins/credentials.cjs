// Keys and certificates as the providers hand them out, made anew for each run, in a folder of the run's own.
'use strict';
const { execFileSync } = require('node:child_process');
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const pkcs8 = { type: 'pkcs8', format: 'pem' };

function random(length, alphabet) {
  return Array.from(crypto.randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('');
}

// Writes a file that only its owner reads; its path.
function keep(folder, name, content) {
  const file = path.join(folder, name);
  fs.writeFileSync(file, content, { mode: 0o600 });
  return file;
}

// Google's file of a service account, and what its owner's requests are checked with.
function makeServiceAccount(folder, tokenUri) {
  const { publicKey, privateKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
  const account = {
    type: 'service_account',
    project_id: 'mediconnect-tests',
    private_key_id: random(40, '0123456789abcdef'),
    private_key: privateKey.export(pkcs8),
    client_email: 'push@mediconnect-tests.iam.gserviceaccount.com',
    client_id: random(21, '0123456789'),
    auth_uri: 'https://accounts.google.com/o/oauth2/auth',
    token_uri: tokenUri,
    universe_domain: 'googleapis.com',
  };
  const file = keep(folder, 'service-account.json', JSON.stringify(account, null, 2));
  return { file, publicKey, email: account.client_email, keyId: account.private_key_id, project: account.project_id, tokenUri };
}

// Apple's .p8 file and the ids that go with it.
function makeAppleKey(folder) {
  const { publicKey, privateKey } = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const capitals = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  const keyId = random(10, capitals);
  const file = keep(folder, `AuthKey_${keyId}.p8`, privateKey.export(pkcs8));
  return { file, publicKey, keyId, teamId: random(10, capitals), topic: 'org.mediconnect.app' };
}

function makeSmsAccount() {
  return { sid: `AC${random(32, '0123456789abcdef')}`, token: random(32, '0123456789abcdef'), from: '+15005550006' };
}

// A CA and a certificate of 127.0.0.1 from it: {caFile, key, cert}.
function makeTls(folder) {
  const at = (name) => path.join(folder, name);
  const make = (name, subject, ...more) => execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt',
    'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', subject, '-keyout', at(`${name}.key`),
    '-out', at(`${name}.pem`), ...more], { stdio: 'pipe' });
  make('ca', '/CN=CA of the tests');
  make('server', '/CN=localhost', '-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-extensions', 'usr_cert', '-addext',
    'subjectAltName=IP:127.0.0.1,DNS:localhost');
  return { caFile: at('ca.pem'), key: fs.readFileSync(at('server.key')), cert: fs.readFileSync(at('server.pem')) };
}

module.exports = { makeAppleKey, makeServiceAccount, makeSmsAccount, makeTls };
