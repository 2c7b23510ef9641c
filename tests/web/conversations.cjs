// Holds what was said over WebSockets against the API's description, as tests/support/answer_record.h wrote it down.
'use strict';

// By what a message of the client was granted, as far as its own socket is told so.
const grants = { subscribed: 'subscribe', sync_complete: 'sync', sync_reset: 'sync' };

class Conversations {
  // `note(record, fault)` takes what is wrong.
  constructor(description, note) {
    this.description = description;
    this.note = note;
    this.granted = new Map();
    this.seen = new Set();
    this.checked = 0;
  }

  add(record) {
    this.checked += 1;
    const { said, path } = this.sidesOf(record.socket);
    let message;
    try {
      message = JSON.parse(record.message);
    } catch {
      message = undefined;
    }
    const about = { ...record, method: record.from, at: path, status: message?.type ?? 'no JSON', body: record.message };
    const pointer = said?.[record.from]?.$ref;
    const wrong = pointer ? this.description.messageFaults(pointer, message) : ['nothing is described there'];
    const ofSocket = `${record.suite} ${record.number}`;
    if (record.from === 'client') {
      if (wrong.length === 0) this.count(ofSocket, message.type, 1);
      return;
    }
    this.seen.add(message?.type);
    wrong.forEach((fault) => this.note(about, fault));
    const wanted = grants[message?.type];
    if (wanted && this.count(ofSocket, wanted, -1) < 0) this.note(about, `answers a ${wanted} that is not as described`);
  }

  // What either side may say there, as the description's x-websocket names it.
  sidesOf(path) {
    const at = this.description.pathOf(path);
    const sides = at && this.description.operation(at, 'get')['x-websocket'];
    return { path: at ?? path, said: sides && { service: sides.server, client: sides.client } };
  }

  // How many messages of that type a socket has sent that were not granted yet.
  count(socket, type, by) {
    const key = `${socket} ${type}`;
    const count = (this.granted.get(key) ?? 0) + by;
    this.granted.set(key, count);
    return count;
  }

  // The types that the service sends by the description, and that never came.
  unseen() {
    const unions = Object.values(this.description.document.paths)
      .map((item) => item.get?.['x-websocket']?.server.$ref)
      .filter(Boolean);
    const types = unions.flatMap((pointer) => Object.keys(this.description.followed(pointer).value.discriminator.mapping));
    return [...new Set(types)].filter((type) => !this.seen.has(type));
  }
}

module.exports = { Conversations };
