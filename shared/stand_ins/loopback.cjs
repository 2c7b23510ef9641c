// A server on 127.0.0.1, on the same port after a stop().
'use strict';

class Loopback {
  #make;
  #server;
  #sockets = new Set();
  port = 0;

  // `make` makes the server, anew for each start().
  constructor(make) {
    this.#make = make;
  }

  // Listens. Like stop(), may be called twice.
  start() {
    if (this.#server) return undefined;
    this.#server = this.#make();
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject).listen(this.port, '127.0.0.1', () => {
        this.port = this.#server.address().port;
        resolve();
      });
    });
  }

  // Drops all connections and refuses new ones.
  stop() {
    const server = this.#server;
    if (!server) return undefined;
    this.#server = undefined;
    const stopped = new Promise((resolve) => server.close(() => resolve()));
    this.#sockets.forEach((socket) => socket.destroy());
    return stopped;
  }
}

module.exports = { Loopback };
