// Signs a JWT: sign.cjs KEYFILE HEADER CLAIMS. The key is a .p8 file or that in a service account's file.
'use strict';
const crypto = require('node:crypto');
const fs = require('node:fs');

const [file, header, claims] = process.argv.slice(2);
const text = fs.readFileSync(file, 'utf8');
const key = text.startsWith('{') ? JSON.parse(text).private_key : text;
const signed = [header, claims].map((part) => Buffer.from(part).toString('base64url')).join('.');
const signature = crypto.sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
process.stdout.write(`${signed}.${signature.toString('base64url')}`);
