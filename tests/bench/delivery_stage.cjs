// What the measurements of deliveries run on: the providers' stand-ins, the service with its clinic, and ways to speak to them.
'use strict';
const { execFile, spawn } = require('node:child_process');
const crypto = require('node:crypto');
const fs = require('node:fs');
const http = require('node:http');
const os = require('node:os');
const path = require('node:path');
const readline = require('node:readline');
const { promisify } = require('node:util');

const run = promisify(execFile);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mc-bench-deliveries-'));
const providers = path.join(__dirname, '..', '..', 'shared', 'stand_ins', 'main.cjs');
const children = new Set();

process.on('exit', () => {
  children.forEach((child) => child.kill('SIGKILL'));
  fs.rmSync(folder, { recursive: true, force: true });
});

function say(text) {
  process.stderr.write(`${text}\n`);
}

async function sql(text) {
  const { stdout } = await run('psql', ['-qAtX', '-v', 'ON_ERROR_STOP=1', '-c', text], { maxBuffer: 1 << 26 });
  return stdout.trim();
}

// Looks again and again until it is so; throws after that long.
async function until(isSo, what, seconds = 120) {
  for (const end = Date.now() + seconds * 1000; !await isSo();) {
    if (Date.now() > end) throw new Error(`in vain: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}

function jwt(claims, sign, alg, more = {}) {
  const text = [{ alg, typ: 'JWT', ...more }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${sign(text).toString('base64url')}`;
}

// A program that says a first line when it is ready: {child, lines, first}.
async function started(command, parameters, environment) {
  const child = spawn(command, parameters, { env: { ...process.env, ...environment }, stdio: ['pipe', 'pipe', 'inherit'] });
  children.add(child);
  child.once('exit', () => children.delete(child));
  const lines = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { value } = await lines.next();
  if (value === undefined) throw new Error(`${command} does not start`);
  return { child, lines, first: value };
}

async function stop(child) {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => { child.once('exit', resolve); });
  child.kill();
  await ended;
}

// The stand-ins of these providers, each answering after that many milliseconds.
class Stands {
  static async open(wishes) {
    const { child, lines, first } = await started(process.execPath, [providers, JSON.stringify({ folder, light: true, ...wishes })]);
    return Object.assign(new Stands(), { child, lines, environment: JSON.parse(first).ready.environment });
  }

  async ask(command) {
    this.child.stdin.write(`${JSON.stringify(command)}\n`);
    const answer = JSON.parse((await this.lines.next()).value);
    if ('error' in answer) throw new Error(answer.error);
    return answer.ok;
  }

  close() {
    return stop(this.child);
  }
}

class Service {
  #agent = new http.Agent({ keepAlive: true, maxSockets: 16 });

  static async open(program, environment, secret) {
    const { child, first } = await started(program, ['serve'], environment);
    return Object.assign(new Service(), { child, port: Number(/:(\d+)$/.exec(first.trim())[1]), secret });
  }

  tokenOf(subject, role) {
    const now = Math.floor(Date.now() / 1000);
    const sign = (text) => crypto.createHmac('sha256', this.secret).update(text).digest();
    return jwt({ sub: String(subject), role, iat: now, exp: now + 86_400 }, sign, 'HS256');
  }

  // The answer to a POST; throws when it is refused.
  post(where, body, token) {
    const text = JSON.stringify(body);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
    return new Promise((resolve, reject) => {
      const request = http.request({ port: this.port, host: '127.0.0.1', path: where, method: 'POST', headers, agent: this.#agent }, (answer) => {
        const chunks = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('end', () => {
          const said = Buffer.concat(chunks).toString();
          if (answer.statusCode < 300) resolve(JSON.parse(said));
          else reject(new Error(`${where} was answered ${answer.statusCode}: ${said}`));
        });
      });
      request.on('error', reject);
      request.end(text);
    });
  }

  // That admin is told of all deliveries as they happen: {bytes()} that came so far, and close().
  watch(admin) {
    const headers = { authorization: `Bearer ${this.tokenOf(admin, 'admin')}`, connection: 'Upgrade', upgrade: 'websocket',
      'sec-websocket-version': '13', 'sec-websocket-key': crypto.randomBytes(16).toString('base64') };
    return new Promise((resolve, reject) => {
      const request = http.get({ port: this.port, host: '127.0.0.1', path: '/ws/admin/deliveries/', headers });
      request.on('upgrade', (_, socket) => {
        let count = 0;
        socket.on('data', (chunk) => { count += chunk.length; });
        resolve({ bytes: () => count, close: () => socket.destroy() });
      });
      request.on('response', (answer) => reject(new Error(`the stream of deliveries was answered ${answer.statusCode}`)));
      request.on('error', reject);
    });
  }

  // Milliseconds of a core that it has taken so far.
  cpu() {
    const fields = fs.readFileSync(`/proc/${this.child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return 10 * (Number(fields[11]) + Number(fields[12])); // a hundredth of a second each
  }

  close() {
    this.#agent.destroy();
    return stop(this.child);
  }
}

module.exports = { Service, Stands, folder, jwt, run, say, sql, until };
