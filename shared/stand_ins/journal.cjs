// What the stand-ins received, and what was wrong with it.
'use strict';
const { isObject } = require('./answers.cjs');

const mostViolations = 1000;

// A request as one reads it: its head, its body, and the texts of its body freed from their encoding, so that a search
// finds them however they were sent.
function asText({ method, path, httpVersion, headers, bytes, body }) {
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\n`).join('');
  const texts = [];
  const collect = (value) => {
    if (typeof value === 'string') texts.push(value);
    else if (Array.isArray(value)) value.forEach(collect);
    else if (isObject(value)) Object.entries(value).forEach((entry) => entry.forEach(collect));
  };
  collect(body);
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/${httpVersion}\n${head}\n`), bytes, Buffer.from(`\n${texts.join('\n')}\n\n`)]);
}

class Journal {
  #isLight;
  #most;
  #count = 0;
  #accepted = 0;
  #requests = []; // whole ones, or [at, target, id] in light mode
  #perSecond = new Map();
  #waiting = new Set();

  // A light one keeps times, targets and ids only. `most`: requests and seconds that are kept, the newest.
  constructor(isLight, most = Infinity) {
    this.#isLight = isLight;
    this.#most = most;
  }

  // Takes a request in, answers the entry to which its answer's status is added.
  note(request, verdict) {
    this.#count += 1;
    const second = Math.floor(request.at / 1000);
    this.#perSecond.set(second, (this.#perSecond.get(second) ?? 0) + 1);
    const { target = '', id = '', body } = verdict;
    const entry = this.#isLight ? [request.at, target, id] : { ...request, body: body ?? request.bytes.toString(), target, id };
    this.#requests.push(entry);
    if (this.#requests.length > this.#most) this.#requests.shift();
    if (this.#perSecond.size > this.#most) this.#perSecond.delete(this.#perSecond.keys().next().value);
    this.#waiting.forEach((wait) => wait());
    return entry;
  }

  // What became of an entry: the status it was answered, 'hang' or 'drop'; `more` of the answer.
  close(entry, outcome, isAccepted, more = {}) {
    if (isAccepted) this.#accepted += 1;
    if (!this.#isLight) Object.assign(entry, { status: outcome, ...more });
  }

  // Whether that many came before the time was over.
  waitFor(count, milliseconds) {
    return new Promise((resolve) => {
      const settle = (outcome) => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(outcome);
      };
      const look = () => this.#count >= count && settle(true);
      const timer = setTimeout(() => settle(false), milliseconds);
      this.#waiting.add(look);
      look();
    });
  }

  get count() {
    return this.#count;
  }

  get requests() {
    return this.#requests.map((entry) => (this.#isLight ? entry : { ...entry, bytes: undefined }));
  }

  get text() {
    return this.#isLight ? Buffer.alloc(0) : Buffer.concat(this.#requests.map(asText));
  }

  get figures() {
    return { count: this.#count, accepted: this.#accepted, per_second: [...this.#perSecond.entries()].sort(([a], [b]) => a - b) };
  }

  clear() {
    this.#count = 0;
    this.#accepted = 0;
    this.#requests = [];
    this.#perSecond.clear();
  }
}

// The violations of all providers.
class Violations {
  #texts = [];

  add(provider, text) {
    if (this.#texts.length < mostViolations) this.#texts.push(`${provider}: ${text}`);
  }

  get texts() {
    return this.#texts;
  }

  clear() {
    this.#texts = [];
  }
}

module.exports = { Journal, Violations };
