'use strict';
/* Charts over time, each with its numbers beside it as text and, when opened, as a table. */

const colours = ['one', 'two', 'three'];

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/* Changes what differs and nothing else, so that nothing blinks and no selection is lost. */
function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

class Chart {
  /* lines: names of the lines; shown: a number as text */
  constructor(home, title, lines, shown) {
    this.lines = lines;
    this.shown = shown;
    this.data = [[], ...lines.map(() => [])];
    const figure = element('figure');
    const caption = element('figcaption');
    caption.append(element('strong', '', title));
    this.now = lines.map((line, i) => {
      const key = element('span', 'key ' + colours[i], line === '' ? '' : line + ' ');
      const value = element('span', 'now', '–');
      key.append(value);
      caption.append(key);
      return value;
    });
    this.plot = element('div', 'plot');
    this.plot.setAttribute('aria-hidden', 'true');
    this.details = element('details');
    this.details.append(element('summary', '', 'As a table'));
    this.body = element('tbody');
    this.details.append(this.table(title));
    this.details.addEventListener('toggle', () => this.fillTable());
    figure.append(caption, this.plot, this.details);
    home.append(figure);
    this.chart = new uPlot(this.options(), this.data, this.plot);
    new ResizeObserver(() => this.fit()).observe(this.plot);
  }

  options() {
    const axis = {
      stroke: () => colour('faint'),
      grid: { stroke: () => colour('grid'), width: 1 },
      ticks: { show: false },
      font: '11px system-ui, sans-serif',
    };
    return {
      width: this.plot.clientWidth || 300,
      height: 150,
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, points: { size: 5 } },
      scales: { x: { time: true }, y: { range: (chart, least, most) => [0, most > 0 ? most * 1.1 : 1] } },
      axes: [
        Object.assign({ size: 24, space: 90, values: (chart, ticks) => ticks.map((tick) => clock(tick * 1000)) }, axis),
        Object.assign({ size: 58, space: 30, values: (chart, ticks) => ticks.map(this.shown) }, axis),
      ],
      series: [{}, ...this.lines.map((line, i) => ({
        stroke: () => colour(colours[i]), width: 1.5, points: { show: false }, spanGaps: false,
      }))],
    };
  }

  table(title) {
    const table = element('table');
    const caption = element('caption', '', title + ', a line a minute');
    const head = element('tr');
    for (const name of ['Time', ...this.lines.map((line) => line || title)]) {
      const cell = element('th', '', name);
      cell.scope = 'col';
      head.append(cell);
    }
    const top = element('thead');
    top.append(head);
    table.append(caption, top, this.body);
    return table;
  }

  fit() {
    const width = this.plot.clientWidth;
    if (width > 0 && width !== this.chart.width) this.chart.setSize({ width, height: 150 });
  }

  /* times in seconds, values: one list for each line, null where nothing is known */
  show(times, values, from, to) {
    this.data = [times, ...values];
    this.chart.setData(this.data, false);
    this.chart.setScale('x', { min: from, max: to });
    values.forEach((line, i) => {
      const last = line.length ? line[line.length - 1] : null;
      setText(this.now[i], last === null || last === undefined ? '–' : this.shown(last));
    });
    this.fillTable();
  }

  fillTable() {
    if (!this.details.open) return;
    const rows = [];
    const [times, ...values] = this.data;
    for (let i = times.length - 1, next = Infinity; i >= 0 && rows.length < 15; i--) {
      if (times[i] > next) continue;
      next = times[i] - 60;
      rows.push([clock(times[i] * 1000), ...values.map((line) => (line[i] === null ? '–' : this.shown(line[i])))]);
    }
    fillRows(this.body, rows, (row) => row[0], (row) => row);
  }

  redraw() {
    this.chart.redraw(false, true);
  }
}

function clock(millis) {
  return new Date(millis).toLocaleTimeString();
}

/* Brings the rows of a table up to date, keeping those that stay: focus and selection stay with them. */
function fillRows(body, items, key, cells) {
  const focused = document.activeElement;
  const known = new Map();
  for (const row of body.rows) known.set(row.key, row);
  let before = body.firstElementChild;
  for (const item of items) {
    const name = key(item);
    let row = known.get(name);
    known.delete(name);
    if (!row) {
      row = element('tr');
      row.key = name;
    }
    if (row === before) before = before.nextElementSibling;
    else body.insertBefore(row, before);
    fillCells(row, cells(item));
  }
  for (const row of known.values()) row.remove();
  /* A row that has moved up has lost it. */
  if (document.activeElement !== focused && body.contains(focused)) focused.focus({ preventScroll: true });
}

/* A cell is a text, or {text, className}, or {button, pressed, press}. */
function fillCells(row, cells) {
  cells.forEach((cell, i) => {
    const is = cell !== null && typeof cell === 'object' ? cell : { text: cell };
    let place = row.cells[i];
    if (!place) {
      place = row.insertCell();
      if (is.press) {
        const button = element('button');
        button.type = 'button';
        button.addEventListener('click', is.press);
        place.append(button);
      }
    }
    if (is.className !== undefined && place.className !== is.className) place.className = is.className;
    if (!is.press) {
      setText(place, String(is.text));
      return;
    }
    const button = place.firstElementChild;
    setText(button, is.button);
    if (button.getAttribute('aria-pressed') !== String(is.pressed)) button.setAttribute('aria-pressed', String(is.pressed));
  });
}

function fillList(list, sentences, none) {
  const wanted = sentences.length ? sentences : none ? [none] : [];
  while (list.children.length > wanted.length) list.lastElementChild.remove();
  wanted.forEach((sentence, i) => {
    if (!list.children[i]) list.append(element('li'));
    setText(list.children[i], sentence);
  });
}
