// SPDX-License-Identifier: GPL-2.0-or-later
// The events in their lanes.  Only the rows that can be seen are there.

const byId = (id) => document.getElementById(id);

function make(tag, properties, ...children) {
	const element = Object.assign(document.createElement(tag), properties);

	element.append(...children);
	return element;
}

const ROW = 22; // pixels, as --row
const MARGIN = 8; // rows beyond what can be seen
const COLOURS = 8;

// Hues far from each other; the scheme decides how light they are.
function laneColour(lane) {
	const hue = (210 + lane * 360 / COLOURS * 3) % 360;

	return `light-dark(hsl(${hue} 70% 38%), hsl(${hue} 70% 68%))`;
}

function showLanes(run) {
	const heads = run.lanes.map((name, lane) => {
		const head = make('span', { className: 'lane', textContent: name, title: name });

		head.style.borderColor = laneColour(lane);
		return head;
	});

	byId('timeline').style.setProperty('--lane-gaps', Math.max(run.lanes.length - 1, 1));
	byId('lanes').replaceChildren(make('span', { textContent: 'event' }), make('span', { textContent: 'time' }),
		...heads);
}

function threads(run, own) {
	return run.lanes.map((_, lane) => {
		const thread = make('i', { className: 'thread' });

		thread.style.gridColumn = lane + 3;
		thread.style.borderColor = laneColour(lane);
		return thread;
	}).filter((_, lane) => lane < own);
}

function makeRow(view, index) {
	const run = view.run;
	const event = run.events[view.shown[index]];
	const lane = run.laneOf[event.n];
	const line = event.line === undefined ? '' : `line ${event.line}`;
	const what = make('div', { className: 'what' }, make('b', { textContent: event.event }),
		make('span', { textContent: `${line} ${summary(event)}` }));
	const row = make('div', { className: 'row', id: `event-${event.n}` },
		make('span', { className: 'n', textContent: event.n }),
		make('span', { className: 't', textContent: timeText(event.t) }), ...threads(run, lane), what);

	row.classList.toggle('violation', event.event === 'violation');
	row.style.top = `${index * ROW}px`;
	row.style.setProperty('--lane', lane);
	what.style.borderColor = laneColour(lane);
	row.dataset.n = event.n;
	row.setAttribute('role', 'option');
	row.setAttribute('aria-label', `${run.lanes[lane]}: ${event.event} ${summary(event)}`);
	row.setAttribute('aria-posinset', index + 1);
	row.setAttribute('aria-setsize', view.shown.length);
	row.setAttribute('aria-selected', event.n === view.step);
	return row;
}

function drawRows(view) {
	const rows = byId('rows');
	const from = Math.max(0, Math.floor(rows.scrollTop / ROW) - MARGIN);
	const to = Math.min(view.shown.length, Math.ceil((rows.scrollTop + rows.clientHeight) / ROW) + MARGIN);
	const visible = [];

	for (let index = from; index < to; index++)
		visible.push(makeRow(view, index));
	byId('all-rows').style.height = `${view.shown.length * ROW}px`;
	byId('all-rows').replaceChildren(...visible);
	rows.setAttribute('aria-activedescendant', `event-${view.step}`);
}

// So that the row is seen, with some of what comes before and after.
function scrollToRow(view, index) {
	const rows = byId('rows');
	const top = index * ROW;
	const around = Math.min(3 * ROW, Math.max(0, rows.clientHeight / 2 - ROW));

	if (top - around < rows.scrollTop || top + ROW + around > rows.scrollTop + rows.clientHeight) {
		byId('all-rows').style.height = `${view.shown.length * ROW}px`;
		rows.scrollTop = Math.max(0, top - rows.clientHeight / 2);
	}
}
