// SPDX-License-Identifier: GPL-2.0-or-later
// What a run is, without the page: its lanes, its text for the filter, its state at a step.
'use strict';

const runs = JSON.parse(document.getElementById('runs').textContent);

// As the tracks of --trace-format perfetto: whoever's task made Xen or the pager do it.
const OF_XEN = new Set(['gtf', 'status', 'map', 'unmap', 'p2m-type', 'grow', 'refused', 'entry', 'pte', 'p2m',
	'm2p', 'event-channel']);
const OF_PAGER = new Set(['page-out', 'page-in-request', 'page-in', 'page-in-end']);
const PLACE = new Set(['n', 't', 'domain', 'by', 'vcpu', 'task', 'line', 'event']);

// A domain with one vCPU has one lane; what happens to another from outside is on none of its vCPUs.
function laneName(event, header) {
	const domain = header.domains.find((one) => one.id === event.domain);

	if (event.domain === undefined)
		return 'script';
	if (OF_XEN.has(event.event))
		return header.hypervisor === 'model' ? 'Xen (model)' : 'Xen';
	if (OF_PAGER.has(event.event))
		return 'pager';
	if (event.vcpu === undefined || event.by !== undefined || (domain && domain.vcpus === 1))
		return `domain ${event.domain}`;
	return `domain ${event.domain} vCPU ${event.vcpu}`;
}

// The script first, then domains by number, then Xen and the pager.
function laneRank(name) {
	const numbers = name.match(/\d+/g) || [];

	if (name === 'script')
		return 0;
	if (!name.startsWith('domain'))
		return name === 'pager' ? 1e9 + 1 : 1e9;
	return 1 + Number(numbers[0]) * 1000 + (numbers[1] === undefined ? 0 : 1 + Number(numbers[1]));
}

function ownFields(event) {
	return Object.entries(event).filter(([name]) => !PLACE.has(name));
}

function valueText(value) {
	return typeof value === 'string' ? value : JSON.stringify(value);
}

// One line of an event's own fields; of a stack only the innermost function.
function summary(event) {
	return ownFields(event).filter(([, value]) => value !== null && value !== '').map(([name, value]) => {
		if (name === 'stack')
			return value.length ? `in ${value[0].function}` : '';
		if (event.event === 'violation')
			return value;
		return `${name}=${valueText(value).slice(0, 200).replaceAll('\n', ' ')}`;
	}).join(' ');
}

// "12.5 ms"
function timeText(ns) {
	return `${(ns / 1e6).toFixed(6).replace(/\.?0+$/, '')} ms`;
}

function filterText(event, lane) {
	const line = event.line === undefined ? '' : `line ${event.line}`;

	return `${event.event} ${lane} ${line} ${summary(event)}`.toLowerCase();
}

// A run, parsed when it is first looked at.
function loadRun(number) {
	const run = runs[number];
	const element = document.getElementsByClassName('events')[number];

	if (run.events)
		return run;
	run.events = JSON.parse(element.textContent);
	const names = run.events.map((event) => laneName(event, run.header));
	run.lanes = [...new Set(names)].sort((a, b) => laneRank(a) - laneRank(b));
	run.laneOf = names.map((name) => run.lanes.indexOf(name));
	run.violationSteps = run.events.filter((event) => event.event === 'violation').map((event) => event.n);
	run.entryEvents = run.events.filter((event) => OF_ENTRIES.has(event.event));
	run.texts = null;
	run.firstOfLine = new Map();
	for (const event of run.events)
		if (event.line !== undefined && !run.firstOfLine.has(event.line))
			run.firstOfLine.set(event.line, event.n);
	return run;
}

// Numbers of the events that have all words, and none of those after a minus.
function filterRun(run, filter) {
	const words = filter.toLowerCase().split(/\s+/).filter((word) => word && word !== '-');
	const wanted = words.filter((word) => !word.startsWith('-'));
	const unwanted = words.filter((word) => word.startsWith('-')).map((word) => word.slice(1));

	if (!words.length)
		return run.events.map((event) => event.n);
	run.texts = run.texts || run.events.map((event, n) => filterText(event, run.lanes[run.laneOf[n]]));
	return run.events.filter((event) => {
		const text = run.texts[event.n];

		return wanted.every((word) => text.includes(word)) && !unwanted.some((word) => text.includes(word));
	}).map((event) => event.n);
}

const OF_ENTRIES = new Set(['domain', 'gtf', 'status', 'entry']);
const NO_PINS = { host_read: 0, host_write: 0, device_read: 0, device_write: 0 };

function changeEntry(entries, ref, change, n) {
	if (!entries.has(ref))
		entries.set(ref, { flags: '', status: '', ...NO_PINS });
	Object.assign(entries.get(ref), change, { changed: n });
}

function applyEvent(tables, event) {
	const entries = tables.get(event.domain) || new Map();

	switch (event.event) {
	case 'domain': // made, or made afresh
		entries.clear();
		break;
	case 'gtf':
		changeEntry(entries, event.ref, { flags: event.new }, event.n);
		break;
	case 'status':
		changeEntry(entries, event.ref, { status: event.new }, event.n);
		break;
	case 'entry': {
		const { ref, flags, status, host_read, host_write, device_read, device_write } = event;

		changeEntry(entries, ref, { flags, status, host_read, host_write, device_read, device_write }, event.n);
		break;
	}
	}
	tables.set(event.domain, entries);
}

// Each domain's entries after the event: Map of domain to Map of ref to entry.
function stateAt(run, step) {
	const tables = new Map();

	for (const event of run.entryEvents) {
		if (event.n > step)
			break;
		applyEvent(tables, event);
	}
	return tables;
}
