// SPDX-License-Identifier: GPL-2.0-or-later
// What stands beside the lanes: the event, the grant entries, the script; and the violations.

const LONG = 300; // characters of a field that get a box with a scroll bar

function fieldRow(name, value) {
	const cell = make('td', {}, make('span', { textContent: value, className: value.length > LONG ? 'long' : '' }));
	const head = make('th', { textContent: name });

	head.scope = 'row';
	return make('tr', {}, head, cell);
}

function whereText(event) {
	const parts = [];

	if (event.domain !== undefined)
		parts.push(`domain ${event.domain}`);
	if (event.by !== undefined)
		parts.push(`by domain ${event.by}`);
	if (event.vcpu !== undefined)
		parts.push(`vCPU ${event.vcpu}`);
	if (event.task !== undefined)
		parts.push(`task ${event.task}`);
	return parts.join(', ') || 'the script';
}

function frameText(frame) {
	return ` ${frame.file || ''}${frame.line ? `:${frame.line}` : ''}`;
}

function stackOf(title, stack) {
	const frames = stack.map((frame) =>
		make('li', {}, frame.function || '?', make('span', { textContent: frameText(frame) })));

	return [make('h2', { textContent: title }), make('ol', {}, ...frames)];
}

// The event's own stack, and those that explain a violation, which come right after it.
function stacksOf(run, event) {
	const stacks = event.stack ? stackOf(event.title || 'Stack, innermost first', event.stack) : [];

	for (let n = event.n + 1; event.event === 'violation' && run.events[n].event === 'violation-stack'; n++)
		stacks.push(...stackOf(run.events[n].title, run.events[n].stack));
	return stacks;
}

function showEvent(run, event) {
	const fields = ownFields(event).filter(([name]) => name !== 'stack');

	byId('event-title').textContent = `Event ${event.n}: ${event.event}`;
	byId('fields').tBodies[0].replaceChildren(fieldRow('time', timeText(event.t)),
		fieldRow('where', whereText(event)),
		...(event.line === undefined ? [] : [fieldRow('line', String(event.line))]),
		...fields.map(([name, value]) => fieldRow(name, Array.isArray(value)
			? value.map((one) => valueText(one)).join('\n') : valueText(value))));
	byId('stack').replaceChildren(...stacksOf(run, event));
}

function pinsText(entry) {
	return ['host_read', 'host_write', 'device_read', 'device_write'].filter((name) => entry[name])
		.map((name) => `${name.replace('_', ' ')} ${entry[name]}`).join(', ') || '-';
}

function grantTable(domain, entries, step) {
	const heads = ['ref', 'flags', 'status', 'pins'].map((textContent) => make('th', { textContent, scope: 'col' }));
	const rows = [...entries].sort(([a], [b]) => a - b).map(([ref, entry]) => {
		const cells = [ref, entry.flags || '0', entry.status || '-', pinsText(entry)];
		const row = make('tr', {}, ...cells.map((textContent) => make('td', { textContent })));

		row.dataset.ref = ref;
		row.classList.toggle('changed', entry.changed === step);
		row.classList.toggle('pinned', pinsText(entry) !== '-');
		return row;
	});
	const table = make('table', {}, make('caption', { textContent: `granted by domain ${domain}` }),
		make('thead', {}, make('tr', {}, ...heads)), make('tbody', {}, ...rows));

	table.dataset.domain = domain;
	return table;
}

function showGrants(run, step) {
	const tables = [...stateAt(run, step)].filter(([, entries]) => entries.size).sort(([a], [b]) => a - b)
		.map(([domain, entries]) => grantTable(domain, entries, step));
	const none = make('p', { className: 'empty', textContent: 'No entry has been used yet.' });
	const box = byId('grants');

	box.replaceChildren(...(tables.length ? tables : [none]));
	const changed = box.querySelector('.changed');
	if (changed)
		box.scrollTop = changed.offsetTop - box.offsetTop - box.clientHeight / 2;
}

// Lines that something happened on are buttons: to their first event.
function showScript(run, go) {
	const lines = (run.header.source || '').replace(/\n+$/, '').split('\n').map((text, index) => {
		const first = run.firstOfLine.get(index + 1);
		const line = make('button', { type: 'button', disabled: first === undefined, tabIndex: -1 },
			make('i', { textContent: index + 1 }), make('span', { textContent: text }));

		line.addEventListener('click', () => go(first));
		return line;
	});

	byId('script-title').textContent = `Script ${run.header.script}`;
	byId('script').replaceChildren(...lines);
}

function showLine(event) {
	const box = byId('script');
	const line = event.line === undefined ? null : box.children[event.line - 1];

	for (const old of box.querySelectorAll('[aria-current]'))
		old.removeAttribute('aria-current');
	if (!line)
		return;
	line.setAttribute('aria-current', 'true');
	box.scrollTop = line.offsetTop - box.clientHeight / 2;
}

function countText(count) {
	return count === 0 ? 'no violation' : `${count} violation${count > 1 ? 's' : ''}`;
}

function showViolations(run, go) {
	const buttons = run.violationSteps.map((step) => {
		const event = run.events[step];
		const button = make('button', { type: 'button' }, make('b', { textContent: event.name }),
			` ${event.detail || ''} (${whereText(event)}${event.line === undefined ? '' : `, line ${event.line}`})`);

		button.dataset.n = step;
		button.addEventListener('click', () => go(step));
		return make('li', {}, button);
	});

	byId('violations').classList.toggle('none', !buttons.length);
	byId('violations-title').textContent = countText(buttons.length);
	byId('violation-list').replaceChildren(...buttons);
}

function markViolation(step) {
	for (const button of byId('violation-list').querySelectorAll('button'))
		button.setAttribute('aria-current', Number(button.dataset.n) === step);
}
