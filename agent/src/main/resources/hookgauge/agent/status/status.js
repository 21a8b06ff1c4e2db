'use strict';
/* Reads status.json while the page is seen and keeps what it read for 15 minutes: the agent itself keeps nothing. */

const POLL_MILLIS = 3000;
const GAP_SECONDS = 12;
const KEPT_SECONDS = 15 * 60;
const QUANTILE_SECONDS = 15;

const samples = [];
let chosenKey = null;
let latest = null;
let silentSince = null;

function byId(id) {
  return document.getElementById(id);
}

/* Numbers as text. */

function plain(number) {
  return number.toLocaleString('en', { maximumFractionDigits: Math.abs(number) < 10 ? 2 : Math.abs(number) < 100 ? 1 : 0 });
}

function seconds(value) {
  if (value >= 1) return plain(value) + ' s';
  return (value < 0.01 ? (value * 1000).toFixed(1) : Math.round(value * 1000)) + ' ms';
}

function megabytes(bytes) {
  return plain(bytes / 1048576) + ' MB';
}

function percent(share) {
  return plain(share * 100) + ' %';
}

function ago(millis, now) {
  const passed = Math.max(0, Math.round((now - millis) / 1000));
  if (passed < 120) return passed + ' s ago';
  return passed < 7200 ? Math.floor(passed / 60) + ' min ago' : Math.floor(passed / 3600) + ' h ago';
}

function keyOf(route) {
  return route.method + ' ' + route.route;
}

function nameOf(route) {
  return (route.method === null ? '(beyond hookgauge.metrics.max_series)' : route.method) + ' '
    + (route.route === null ? '(no route)' : route.route);
}

/* What is kept. */

function keep(status) {
  const last = samples[samples.length - 1];
  const fresh = {
    at: status.now / 1000,
    started: status.started,
    active: status.requests.active,
    jvm: status.jvm,
    left: status.requests.left + status.requests.known - status.requests.routes.length > 0,
    all: status.requests.all,
    routes: new Map(status.requests.routes.map((route) => [keyOf(route), route])),
  };
  if (last && (last.started !== fresh.started || last.at >= fresh.at)) samples.length = 0;
  samples.push(fresh);
  while (samples[0].at < fresh.at - KEPT_SECONDS) samples.shift();
}

/* The figures of a route, or of all; those of a route that had none yet are zero, unless it may have been left out. */
function figures(sample, key) {
  if (key === null) return sample.all;
  const found = sample.routes.get(key);
  return found || (sample.left ? null : { count: 0, errors: 0, sum: 0, buckets: [] });
}

/* What was counted from one sample to another, null where that is not known. */
function counted(from, to, key) {
  if (!from) return null;
  const before = figures(from, key);
  const after = figures(to, key);
  if (!before || !after || after.count < before.count) return null;
  return {
    seconds: to.at - from.at,
    count: after.count - before.count,
    errors: after.errors - before.errors,
    buckets: after.buckets.map((bucket, i) => bucket - (before.buckets[i] || 0)),
  };
}

/* The sample before, if no gap is between. */
function before(i) {
  return i > 0 && samples[i].at - samples[i - 1].at <= GAP_SECONDS ? samples[i - 1] : null;
}

function since(i, span) {
  let from = i;
  while (before(from) && samples[i].at - samples[from].at < span) from--;
  return from === i ? null : samples[from];
}

/* As Prometheus' histogram_quantile has it. */
function quantile(q, buckets, bounds) {
  const all = buckets.reduce((sum, bucket) => sum + bucket, 0);
  if (all === 0) return null;
  let below = 0;
  for (let i = 0; i < buckets.length; i++) {
    if (below + buckets[i] >= q * all && buckets[i] > 0) {
      if (i >= bounds.length) return bounds[bounds.length - 1];
      const least = i === 0 ? 0 : bounds[i - 1];
      return least + (bounds[i] - least) * (q * all - below) / buckets[i];
    }
    below += buckets[i];
  }
  return bounds[bounds.length - 1];
}

function quantiles(i, key) {
  const window = counted(since(i, QUANTILE_SECONDS), samples[i], key);
  return [0.5, 0.95, 0.99].map((q) => (window ? quantile(q, window.buckets, latest.requests.bounds) : null));
}

/* The charts. */

const home = byId('request-charts');
const jvmHome = byId('jvm-charts');
const charts = {
  rate: new Chart(home, 'Requests a second', [''], plain),
  latency: new Chart(home, 'Latency', ['p50', 'p95', 'p99'], seconds),
  errors: new Chart(home, 'Errors a second', [''], plain),
  active: new Chart(home, 'Active requests, of all routes', [''], plain),
  heap: new Chart(jvmHome, 'Heap', ['after GC', 'in use'], megabytes),
  gc: new Chart(jvmHome, 'Time in GC', [''], percent),
  cpu: new Chart(jvmHome, 'CPU of the machine in use', [''], percent),
  threads: new Chart(jvmHome, 'Threads', [''], plain),
};

function known(value) {
  return value === undefined ? null : value;
}

/* How much a number of the JVM has risen a second. */
function risen(i, name) {
  const from = before(i);
  if (!from || known(from.jvm[name]) === null || known(samples[i].jvm[name]) === null) return null;
  return (samples[i].jvm[name] - from.jvm[name]) / (samples[i].at - from.at);
}

function drawCharts() {
  const times = [];
  const lines = { rate: [[]], latency: [[], [], []], errors: [[]], active: [[]], heap: [[], []], gc: [[]], cpu: [[]], threads: [[]] };
  const put = (name, ...values) => values.forEach((value, line) => lines[name][line].push(value));
  samples.forEach((sample, i) => {
    const one = counted(before(i), sample, chosenKey);
    times.push(sample.at);
    put('rate', one && one.count / one.seconds);
    put('errors', one && one.errors / one.seconds);
    put('latency', ...quantiles(i, chosenKey));
    put('active', known(sample.active));
    put('heap', known(sample.jvm.heapAfterGc), known(sample.jvm.heapUsed));
    put('gc', risen(i, 'gcSeconds'));
    const cpu = risen(i, 'cpuSeconds');
    put('cpu', cpu === null ? null : Math.min(1, cpu / sample.jvm.cpus));
    put('threads', known(sample.jvm.threads));
  });
  const to = times[times.length - 1];
  const from = Math.min(times[0], to - 60);
  for (const name of Object.keys(charts)) charts[name].show(times, lines[name], from, to);
}

/* The parts of the page. */

function showFailures() {
  const failures = [];
  if (silentSince !== null) failures.push('The agent has not answered since ' + clock(silentSince) + '; what is shown is of then.');
  if (latest) {
    if (latest.push.problem) failures.push(latest.push.problem);
    for (const source of latest.sources.list || []) {
      if (source.problem) failures.push("source '" + source.name + "': " + source.problem + '; all other metrics are there');
    }
    for (const misfit of latest.misfits) failures.push(misfit);
    for (const error of latest.errors) failures.push(error.site + ' failed, the app is not affected; the log says why');
    if (latest.pull.failures > 0) failures.push('Scrapes could not be answered; the log says why.');
    for (const problem of latest.problems) failures.push('config: ' + problem);
  }
  const place = byId('failures');
  while (place.children.length > failures.length) place.lastElementChild.remove();
  failures.forEach((failure, i) => {
    if (!place.children[i]) place.append(element('p'));
    setText(place.children[i], failure);
  });
}

function showTiles(status) {
  const last = samples.length - 1;
  const now = counted(before(last), samples[last], null);
  const all = status.requests.all;
  setText(byId('count'), status.requests.on ? all.count.toLocaleString('en') : 'off');
  setText(byId('count-more'), (now ? plain(now.count / now.seconds) + ' a second now, ' : '') + all.errors.toLocaleString('en') + ' errors');
  const pull = status.pull;
  setText(byId('scrape'), pull.scrapes > 0 ? ago(pull.at, status.now) : 'none yet');
  setText(byId('scrape-more'), pull.scrapes > 0
    ? pull.scrapes.toLocaleString('en') + ' so far; the last took ' + seconds(pull.seconds) + ' and ' + pull.bytes.toLocaleString('en') + ' bytes' : '');
  const push = status.push;
  setText(byId('push'), !push.on ? 'off' : push.at ? ago(push.at, status.now) : 'none yet');
  setText(byId('push-more'), push.on
    ? push.protocol + ' to ' + push.target + ' every ' + plain(push.intervalSeconds) + ' s; '
      + (push.success || 0).toLocaleString('en') + ' arrived, ' + (push.failure || 0).toLocaleString('en') + ' failed' : '');
  const list = status.sources.list;
  setText(byId('source-count'), list ? String(list.length + status.sources.left) : 'being read');
  const down = (list || []).filter((source) => source.problem).length;
  setText(byId('source-more'), list ? (down ? down + ' not up' : 'all up') : '');
}

function showLog(status) {
  fillRows(byId('log'), status.log, (said) => said.at + ' ' + said.message, (said) => [
    { text: clock(said.at), className: '' },
    { text: said.level, className: said.level === 'info' ? '' : 'bad' },
    { text: said.message, className: '' },
  ]);
  setText(byId('log-left'), status.logLeft ? status.logLeft + ' older lines are left out.' : '');
}

function choose(key, name) {
  chosenKey = chosenKey === key ? null : key;
  setText(byId('chosen'), chosenKey === null ? 'all routes' : name);
  drawCharts();
  showRoutes(latest);
}

function showRoutes(status) {
  const last = samples.length - 1;
  const rows = [{ key: null, name: 'all routes', figures: status.requests.all }];
  for (const route of status.requests.routes) rows.push({ key: keyOf(route), name: nameOf(route), figures: route });
  fillRows(byId('routes'), rows, (row) => String(row.key), (row) => {
    const now = counted(before(last), samples[last], row.key);
    const p95 = quantile(0.95, row.figures.buckets, status.requests.bounds);
    return [
      { button: row.name, pressed: row.key === chosenKey, press: () => choose(row.key, row.name) },
      { text: row.figures.count.toLocaleString('en'), className: 'number' },
      { text: now ? plain(now.count / now.seconds) : '–', className: 'number' },
      { text: row.figures.errors.toLocaleString('en'), className: row.figures.errors > 0 ? 'number bad' : 'number' },
      { text: p95 === null ? '–' : seconds(p95), className: 'number' },
    ];
  });
  const more = status.requests.known - status.requests.routes.length;
  setText(byId('routes-left'), more > 0 ? more + ' routes with fewer requests are left out; they are in the metrics.' : '');
}

const DEEDS = {
  server: (routes) => (routes ? 'counts its requests, takes routes from it' : 'counts its requests'),
  framework: (routes) => (routes ? 'takes routes from it' : 'follows its requests'),
  connections: () => 'shows its connections and threads',
  client: () => 'measures outgoing requests',
  library: () => 'reads its metrics',
};

function servesThis(module) {
  return module.name === 'jdk-httpserver';
}

function showHooked(status) {
  fillRows(byId('modules'), status.hooked, (module) => module.name, (module) => [
    { text: module.name }, { text: module.version || '' },
    { text: DEEDS[module.kind](module.routes) + (servesThis(module) ? '; this page is served by one, too, and not counted' : '') },
  ]);
  setText(byId('modules-left'), status.hookedLeft ? status.hookedLeft + ' more are left out.'
    : status.requests.all.count > 0 || status.hooked.some((module) => module.kind === 'server' && !servesThis(module))
      ? '' : 'No HTTP server was seen yet.');
  fillList(byId('misfits'), status.misfits, 'Nothing.');
}

function showSources(status) {
  const sources = status.sources;
  if (!sources.list) {
    setText(byId('sources-at'), 'They are being read.');
    return;
  }
  setText(byId('sources-at'), 'Read at ' + clock(sources.at) + ' in ' + seconds(sources.seconds) + '.');
  fillRows(byId('source-rows'), sources.list, (source) => source.name, (source) => {
    const hidden = Object.entries(source.hidden).map(([reason, count]) => reason + ' ' + count);
    if (source.untyped) hidden.push('without type ' + source.untyped);
    return [
      { text: source.name },
      { text: source.problem ? 'no: ' + source.problem : 'yes', className: source.problem ? 'bad' : 'good' },
      { text: source.series.toLocaleString('en'), className: 'number' },
      { text: seconds(source.seconds), className: 'number' },
      { text: hidden.join(', ') || '–' },
      { text: source.loader || (source.ours ? 'the agent' : '') },
    ];
  });
  setText(byId('sources-left'), sources.left ? sources.left + ' sources are left out.' : '');
  fillList(byId('decisions'), sources.decisions.concat(sources.decisionsLeft ? [sources.decisionsLeft + ' more.'] : []), 'Nothing: no two sources share a name.');
}

function showSettings(status) {
  const cells = (setting) => [{ text: setting.key }, { text: setting.value }].concat(setting.source ? [{ text: setting.source }] : []);
  fillRows(byId('setting-rows'), status.settings.filter((setting) => setting.source), (setting) => setting.key, cells);
  fillRows(byId('default-rows'), status.settings.filter((setting) => !setting.source), (setting) => setting.key, cells);
  fillList(byId('notices'), status.problems.concat(status.notices), '');
  setText(byId('settings-left'), status.settingsLeft ? status.settingsLeft + ' settings are left out.' : '');
}

/* For a shell and for YAML. */
function shell(value) {
  return /^[\w.:\/,=-]+$/.test(value) ? value : "'" + value.replace(/'/g, "'\\''") + "'";
}

function showPaste(status) {
  const value = {};
  for (const setting of status.settings) value[setting.key.replace('hookgauge.', '')] = setting.value;
  const written = value['metrics.prometheus.port'];
  const port = /^[1-9]\d*$/.test(written) ? written : location.port || '80';
  const path = status.pull.path;
  const isTls = location.protocol.startsWith('https');
  const user = value['metrics.prometheus.username'];
  setText(byId('paste-prometheus'), 'scrape_configs:\n  - job_name: ' + JSON.stringify(status.service)
    + (path === '/metrics' ? '' : '\n    metrics_path: ' + JSON.stringify(path))
    + (isTls ? '\n    scheme: https' : '')
    + (user === '-' ? '' : '\n    basic_auth:\n      username: ' + JSON.stringify(user) + '\n      password_file: /path/of/the/password')
    + '\n    static_configs:\n      - targets: [' + JSON.stringify(location.host) + ']\n');
  setText(byId('paste-kubernetes'), 'metadata:\n  annotations:\n    prometheus.io/scrape: "true"\n    prometheus.io/port: "'
    + port + '"\n    prometheus.io/path: ' + JSON.stringify(path) + (isTls ? '\n    prometheus.io/scheme: "https"' : '') + '\n');
  const lines = ['OTEL_SERVICE_NAME=' + shell(status.service),
    'OTEL_METRICS_EXPORTER=' + (status.push.on ? 'prometheus,otlp' : 'prometheus'),
    'OTEL_EXPORTER_PROMETHEUS_HOST=' + shell(status.pull.host),
    'OTEL_EXPORTER_PROMETHEUS_PORT=' + port];
  if (status.push.on) {
    lines.push('OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=' + shell(value['metrics.otlp.endpoint']),
      'OTEL_EXPORTER_OTLP_METRICS_PROTOCOL=' + shell(status.push.protocol),
      'OTEL_METRIC_EXPORT_INTERVAL=' + Math.round(status.push.intervalSeconds * 1000));
    if (value['metrics.otlp.headers'] !== '-') lines.push('OTEL_EXPORTER_OTLP_METRICS_HEADERS=' + shell(value['metrics.otlp.headers']));
  }
  if (value['metrics.resource'] !== '-') lines.push('OTEL_RESOURCE_ATTRIBUTES=' + shell(value['metrics.resource']));
  setText(byId('paste-otel'), lines.join('\n') + '\n');
  const metrics = byId('metrics');
  if (metrics.getAttribute('href') !== path) metrics.setAttribute('href', path);
  setText(metrics, path);
}

function show(status) {
  setText(byId('version'), status.version);
  setText(byId('subject'), 'in “' + status.service + '”, Java ' + status.java + ', since ' + new Date(status.started).toLocaleString());
  byId('jvm-off').hidden = 'heapUsed' in status.jvm || 'threads' in status.jvm;
  byId('jvm-charts').hidden = !byId('jvm-off').hidden;
  showTiles(status);
  showLog(status);
  showRoutes(status);
  showHooked(status);
  showSources(status);
  showSettings(status);
  showPaste(status);
  drawCharts();
}

/* The reading. */

let timer = 0;
let isReading = false;

async function read() {
  clearTimeout(timer);
  if (isReading || document.visibilityState !== 'visible') return;
  isReading = true;
  const patience = new AbortController();
  const limit = setTimeout(() => patience.abort(), 10000);
  try {
    const answer = await fetch('status.json', { cache: 'no-store', signal: patience.signal });
    if (!answer.ok) throw new Error('status ' + answer.status);
    latest = await answer.json();
    silentSince = null;
    keep(latest);
    show(latest);
  } catch (error) {
    if (silentSince === null) silentSince = latest ? latest.now : Date.now();
    if (error instanceof TypeError === false && error.name !== 'AbortError') console.warn(String(error));
  } finally {
    clearTimeout(limit);
    isReading = false;
    showFailures();
    timer = setTimeout(read, samples.length < 3 ? 1000 : POLL_MILLIS);
  }
}

document.addEventListener('visibilitychange', read);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => Object.values(charts).forEach((chart) => chart.redraw()));
read();
