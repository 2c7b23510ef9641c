// What happens around the browser: the platform's other modules, and the service's own coming and going.
'use strict';
const readline = require('node:readline');

// Has the suite do or tell something (support/node_script.h). Answers what it said.
async function ask(question) {
  const lines = readline.createInterface({ input: process.stdin });
  process.stdout.write(`? ${question}\n`);
  try {
    const { value: answer } = await lines[Symbol.asyncIterator]().next();
    if (!answer || answer.startsWith('!')) throw new Error(`${question}: ${answer}`);
    return answer;
  } finally {
    lines.close();
  }
}

class Platform {
  // `service`: a base URL, of another instance than the page's when that one is to be stopped.
  constructor(service, token) {
    this.service = service;
    this.token = token;
  }

  async call(method, path, body, token = this.token) {
    const response = await fetch(this.service + path, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  }

  notify(user, title, content = {}) {
    const whole = { recipient_id: user.id, notification_type: 'system', message: `About: ${title}`, title, ...content };
    return this.call('POST', '/api/notifications/', whole);
  }

  // What a user's GET of that path answers.
  askAs(user, path) {
    return this.call('GET', path, undefined, user.token);
  }
}

module.exports = { Platform, ask };
