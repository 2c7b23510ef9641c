// A provider's server: takes requests whole, has the provider judge them, and answers as it or the script says.
'use strict';
const http = require('node:http');
const http2 = require('node:http2');
const { performance } = require('node:perf_hooks');
const { Loopback } = require('./loopback.cjs');
const { Script } = require('./script.cjs');

const mostBytes = 1 << 20;
const html = '<!DOCTYPE html>\n<html lang=en><title>Service</title><p>That’s all we know.\n';
const garbage = {
  html: { status: 200, headers: { 'content-type': 'text/html; charset=UTF-8' }, body: html },
  json: { status: 200, headers: { 'content-type': 'application/json' }, body: '{"name": "projects/mediconn' },
};

// APNs speaks HTTP/2 only; the others both, HTTP/2 where TLS can agree on it.
function makeServer(isHttp2Only, tls, receive) {
  const settings = { maxConcurrentStreams: 1000 };
  if (tls) return http2.createSecureServer({ ...tls, settings, allowHTTP1: !isHttp2Only }, receive);
  return isHttp2Only ? http2.createServer({ settings }, receive) : http.createServer({ keepAliveTimeout: 75_000 }, receive);
}

class Listener {
  provider;
  #journal;
  #violations;
  #options;
  #loopback = new Loopback(() => this.#makeServer());
  script = new Script();
  delay = 0;

  // `options`: {isHttp2Only, tls: undefined or {key, cert}}.
  constructor(provider, journal, violations, options) {
    this.provider = provider;
    this.#journal = journal;
    this.#violations = violations;
    this.#options = options;
  }

  get url() {
    return `${this.#options.tls ? 'https' : 'http'}://127.0.0.1:${this.#loopback.port}`;
  }

  start() {
    return this.#loopback.start();
  }

  stop() {
    return this.#loopback.stop();
  }

  #makeServer() {
    const server = makeServer(this.#options.isHttp2Only, this.#options.tls, (incoming, outgoing) => this.#receive(incoming, outgoing));
    // Clients that go away or speak no HTTP are no fault of the server.
    for (const trouble of ['sessionError', 'tlsClientError', 'clientError']) server.on(trouble, () => {});
    return server;
  }

  #receive(incoming, outgoing) {
    const chunks = [];
    let length = 0;
    incoming.on('data', (chunk) => {
      length += chunk.length;
      if (length <= mostBytes) chunks.push(chunk);
    });
    incoming.on('error', () => {});
    outgoing.on('error', () => {});
    incoming.on('end', () => this.#judge({
      at: performance.timeOrigin + performance.now(),
      method: incoming.method,
      path: incoming.url,
      httpVersion: incoming.httpVersion,
      headers: incoming.headers,
      bytes: Buffer.concat(chunks),
    }, outgoing));
  }

  #judge(request, outgoing) {
    const verdict = this.provider.take(request);
    const entry = this.#journal.note(request, verdict);
    verdict.faults?.forEach((fault) => this.#violations.add(this.provider.name, fault));
    const scripted = verdict.refusal ? {} : this.script.next(verdict.target) ?? {};
    const act = () => this.#answer(request, verdict, scripted, entry, outgoing);
    const delay = scripted.delay ?? this.delay;
    if (delay > 0) setTimeout(act, delay);
    else act();
  }

  #answer(request, verdict, scripted, entry, outgoing) {
    if (scripted.hang || scripted.drop) {
      this.#journal.close(entry, scripted.hang ? 'hang' : 'drop', false);
      if (scripted.drop) (outgoing.stream?.session ?? outgoing.socket)?.destroy();
      return;
    }
    const answer = verdict.refusal ?? this.#scripted(scripted, request);
    const whole = answer ?? this.provider.accept(request, verdict);
    this.#journal.close(entry, whole.status, !answer, whole.note);
    if (!answer) this.#options.onAccepted?.({ ...verdict, ...whole.note });
    if (outgoing.destroyed || outgoing.stream?.destroyed) return;
    outgoing.writeHead(whole.status, whole.headers);
    outgoing.end(whole.body);
    if (whole.goAway) outgoing.stream?.session?.close();
  }

  // What the script says instead of accepting; undefined: nothing.
  #scripted(how, request) {
    if (how.error !== undefined) return this.provider.error(how.error, how, request);
    if (how.garbage) return garbage[how.garbage] ?? garbage.html;
    if (how.status !== undefined) return { status: how.status, headers: how.headers ?? {}, body: how.body ?? '' };
    return undefined;
  }

  // Throws when the provider knows no such error.
  tell(target, behaviour) {
    if (behaviour.error !== undefined) this.provider.error(behaviour.error, behaviour, { headers: {} });
    this.script.add(target, behaviour);
  }
}

module.exports = { Listener };
