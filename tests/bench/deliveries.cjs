// Measures deliveries against providers that answer after DELAY milliseconds: deliveries.cjs SERVICE QUEUE_BENCH, with the
// settings of the service but for the providers' in the environment. Rows of bench/run's table to standard output.
'use strict';
const bare = require('./bare_senders.cjs');
const { Service, Stands, run, say, sql, until } = require('./delivery_stage.cjs');

const [program, queueBench] = process.argv.slice(2);
const from = (name, fallback) => Number(process.env[name] ?? fallback);
const rounds = from('ROUNDS', 3);
const duration = from('DURATION', 10);
const delay = from('DELAY', 50);
const counts = { push: from('PUSHES', 15_000), email: from('MAILS', 3_000), sms: from('SMS', 6_000) };
const throughQueue = from('DELIVERIES', 1_000_000);
const secret = process.env.MEDICONNECT_JWT_SECRET;

// As the service has under way at most (service/program/delivery_lanes.cpp).
const measured = {
  push: { provider: 'fcm', raw: bare.pushes, underWay: 500, goal: 3000, priority: 'high' },
  email: { provider: 'smtp', raw: bare.mails, underWay: 40, goal: 300, priority: 'high' },
  sms: { provider: 'sms', raw: bare.sms, underWay: 150, goal: 1000, priority: 'critical' },
};
const watcher = 1_000_000; // an admin
const clinics = { push: 1, email: 2, sms: 3 };

function row(...cells) {
  process.stdout.write(`${cells.join('\t')}\n`);
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share / 100))];
}

// A clinic for each channel, with as many patients as messages are to be sent by it.
async function seedClinics() {
  const ends = Object.values(counts).map((_, i, all) => all.slice(0, i + 1).reduce((a, b) => a + b));
  await sql(`
    INSERT INTO users (id, username, email, phone, first_name, last_name, role, clinic_id)
    SELECT n, 'bench-' || n, 'bench-' || n || '@example.org', '+1500' || lpad(n::text, 7, '0'), 'Bench', 'User ' || n, 'patient',
           CASE WHEN n <= ${ends[0]} THEN 1 WHEN n <= ${ends[1]} THEN 2 ELSE 3 END
    FROM generate_series(1, ${ends[2]}) n;
    INSERT INTO users (id, username, role) VALUES (${watcher}, 'bench-watcher', 'admin');
    INSERT INTO inboxes (user_id) SELECT id FROM users ON CONFLICT DO NOTHING;`);
}

// By the API, so that tokens are sealed as they are.
async function registerDevices(service) {
  let next = 1;
  const register = async () => {
    while (next <= counts.push) {
      const user = next++;
      const device = { device_token: `bench-${user}:${'x'.repeat(140)}`, device_type: 'android' };
      await service.post('/api/notifications/devices/', device, service.tokenOf(user, 'patient'));
    }
  };
  await Promise.all(Array.from({ length: 16 }, register));
  await sql('VACUUM (ANALYZE)');
}

async function settled() {
  await until(async () => await sql("SELECT EXISTS (SELECT FROM deliveries WHERE status = 'pending')") === 'f', 'all deliveries are recorded');
}

// Deliveries a second of one bulk creation, from the first commit until the provider has accepted the last.
async function deliver(stands, service, channel) {
  const { provider, priority } = measured[channel];
  await stands.ask({ do: 'clear' });
  const [before] = (await sql('SELECT clock_timestamp()')).split('\n');
  const { accepted } = await service.post('/api/notifications/bulk-create/', { audience: { clinic_id: clinics[channel] },
    notification_type: 'message', title: 'New message', message: 'You have a new message.', priority, channels: [channel] },
  service.tokenOf('bench', 'service'));
  const { came, count } = await stands.ask({ do: 'wait', provider, count: counts[channel], milliseconds: 300_000 });
  if (!came) throw new Error(`${count} of ${counts[channel]} messages came, ${accepted} were accepted`);
  const times = (await stands.ask({ do: 'received', provider })).map(([at]) => at);
  await settled();
  const first = Number(await sql(`SELECT extract(epoch FROM min(created_at)) * 1000 FROM deliveries WHERE created_at >= '${before}'`));
  return 1000 * times.length / (Math.max(...times) + delay - first);
}

async function measureRate(stands, service, channel, name) {
  const { raw, underWay, goal } = measured[channel];
  const limits = [];
  const rates = [];
  for (let round = 1; round <= rounds; round += 1) {
    limits.push(await raw(stands.environment, underWay, Math.max(2, duration / 2)));
    rates.push(await deliver(stands, service, channel));
    say(`  ${channel}, round ${round}: bare client ${limits.at(-1).toFixed(0)}/s, service ${rates.at(-1).toFixed(0)}/s`);
  }
  const [limit, rate] = [median(limits), median(rates)];
  row(name, limit.toFixed(0), rate.toFixed(0), (rate / limit).toFixed(2), goal);
}

// What it costs that an admin watches: rounds without and with one, in turn.
async function measureWatching(stands, service) {
  const rates = { unwatched: [], watched: [] };
  const costs = { unwatched: [], watched: [] };
  for (let round = 1; round <= 2 * rounds; round += 1) {
    for (const how of round % 2 ? ['unwatched', 'watched'] : ['watched', 'unwatched']) {
      const admin = how === 'watched' ? await service.watch(watcher) : undefined;
      const before = service.cpu();
      rates[how].push(await deliver(stands, service, 'push'));
      costs[how].push((service.cpu() - before) / counts.push);
      if (admin?.bytes() < 1000) throw new Error('the admin was told nothing');
      admin?.close();
      say(`  ${how}, round ${round}: ${rates[how].at(-1).toFixed(0)}/s, ${(1000 * costs[how].at(-1)).toFixed(0)} µs of CPU each`);
    }
  }
  const [alone, beside] = [median(rates.unwatched), median(rates.watched)];
  row('FCM deliveries a second while an admin watches, beside those without', alone.toFixed(0), beside.toFixed(0),
    (beside / alone).toFixed(2), '0.97');
  const [less, more] = [1000 * median(costs.unwatched), 1000 * median(costs.watched)];
  row('the same, CPU of a delivery in µs', less.toFixed(0), more.toFixed(0), (more / less).toFixed(2), 'at most 1.03');
}

// From the first byte of the POST until the provider has the message.
async function measureDelay(stands, service) {
  await stands.ask({ do: 'clear' });
  const begun = new Map();
  const underWay = [];
  const token = service.tokenOf('bench', 'service');
  const post = async () => {
    const recipient = 1 + Math.floor(Math.random() * counts.push);
    const at = performance.timeOrigin + performance.now();
    const { id } = await service.post('/api/notifications/', { recipient_id: recipient, notification_type: 'message',
      title: 'New message', message: 'You have a new message.', channels: ['push'] }, token);
    begun.set(id, at);
  };
  const total = 50 * duration;
  await new Promise((resolve) => {
    const ticker = setInterval(() => {
      underWay.push(post());
      if (underWay.length < total) return;
      clearInterval(ticker);
      resolve();
    }, 20);
  });
  await Promise.all(underWay);
  await stands.ask({ do: 'wait', provider: 'fcm', count: total, milliseconds: 60_000 });
  const delays = (await stands.ask({ do: 'received', provider: 'fcm' })).map(([at, , id]) => at - begun.get(id));
  for (const [share, goal] of [[50, 'under 20'], [99, '']]) {
    const value = percentile(delays, share).toFixed(1);
    say(`  POST to provider, p${share}: ${value} ms`);
    row(`POST to the provider's socket, p${share}, ms`, '', value, '', goal);
  }
}

// Claims at the beginning, behind so many deliveries, and beside held ones; then what is dead in table and index.
async function measureQueue() {
  const { stdout } = await run(queueBench, ['--deliveries', throughQueue, '--users', counts.push]);
  say(`  ${stdout.trim()}`);
  const figures = Object.fromEntries(stdout.trim().split(' ').map((each) => each.split('=')));
  const many = throughQueue.toLocaleString('en');
  row('queue alone, deliveries a second', '', figures.per_second, '', '');
  for (const [key, when] of [['first', 'at the beginning'], ['last', `behind ${many}`], ['held', 'with 100,000 held beside']]) {
    row(`claim of 250 ${when}, p50 / p99, ms`, '', `${figures[`${key}_p50_ms`]} / ${figures[`${key}_p99_ms`]}`, '', '');
  }
  await sql('CREATE EXTENSION IF NOT EXISTS pgstattuple');
  const [dead, share, table, index, leaves, density] = (await sql(`
    SELECT t.dead_tuple_count, t.dead_tuple_percent, t.table_len >> 20, i.index_size >> 10, i.leaf_pages, i.avg_leaf_density
    FROM pgstattuple('deliveries') t, pgstatindex('idx_deliveries_due') i`)).split('|');
  say(`  table ${table} MiB, index of what is due ${index} KiB with ${leaves} leaves, ${density} % full`);
  row('dead rows of deliveries then, of all in %', '', `${dead} (${share})`, '', '');
  row('index of what is due then, 100,000 held in it, KiB', '', index, '', '');
}

async function withProviders(wishes, measure) {
  const stands = await Stands.open({ delay, ...wishes });
  const service = await Service.open(program, stands.environment, secret);
  await measure(stands, service);
  await service.close();
  await stands.close();
}

async function main() {
  say(`Deliveries: seeding ${Object.values(counts).reduce((a, b) => a + b)} users`);
  await seedClinics();
  await withProviders({ providers: ['fcm', 'smtp', 'sms'] }, async (stands, service) => {
    await registerDevices(service);
    say('From POST to the provider, 50 posts a second');
    await measureDelay(stands, service);
    say(`Deliveries a second, providers answering after ${delay} ms; a bare client and the service in turn`);
    await measureRate(stands, service, 'push', 'FCM deliveries a second, HTTP/1.1');
    say('Deliveries a second while an admin watches them, and while none does');
    await measureWatching(stands, service);
    await measureRate(stands, service, 'email', 'email deliveries a second');
    await measureRate(stands, service, 'sms', 'SMS deliveries a second');
  });
  await withProviders({ providers: ['fcm'], tls: ['fcm'] }, async (stands, service) => {
    await measureRate(stands, service, 'push', 'FCM deliveries a second, HTTP/2 over TLS');
  });
  say(`${throughQueue} deliveries through the queue, without providers`);
  await measureQueue();
}

main().then(() => process.exit(0), (error) => {
  say(error.stack);
  process.exit(1);
});
