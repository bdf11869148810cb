/** Loaded into a worker before its program: every way to the network ends it with a sentence. */
const refuse = (what) => () => {
  throw new Error(`NETWORK: ${what}`);
};
const net = require('node:net');
const dns = require('node:dns');
net.Socket.prototype.connect = refuse('net.connect');
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) dns[name] = refuse(`dns.${name}`);
require('node:dgram').createSocket = refuse('dgram');
require('node:http').request = refuse('http');
require('node:https').request = refuse('https');
globalThis.fetch = refuse('fetch');
