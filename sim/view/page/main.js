// SPDX-License-Identifier: GPL-2.0-or-later
// Stepping: what is looked at, and all that a person can do about it.

const view = {
	run: null,
	shown: [], // numbers of the events that the filter lets through
	step: 0,   // number of the event that is looked at
};

// Where the event stands among those shown, or where it would.
function indexOf(step) {
	let low = 0, high = view.shown.length;

	while (low < high) {
		const middle = (low + high) >> 1;

		if (view.shown[middle] < step)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

function showPosition(index) {
	const event = view.run.events[view.step];
	const total = view.run.events.length;
	const some = view.shown.length < total ? `, ${view.shown.length} of ${total} shown` : ` of ${total}`;
	const text = view.shown.length ? `event ${view.step}${some}, at ${timeText(event.t)}: ${event.event}`
		: `no event has that, of ${total}`;

	byId('position').textContent = text;
	byId('slider').max = Math.max(0, view.shown.length - 1);
	byId('slider').value = index;
	byId('slider').setAttribute('aria-valuetext', text);
	byId('first').disabled = byId('previous').disabled = index <= 0;
	byId('last').disabled = byId('next').disabled = index >= view.shown.length - 1;
	byId('previous-violation').disabled = !view.run.violationSteps.some((step) => step < view.step);
	byId('next-violation').disabled = !view.run.violationSteps.some((step) => step > view.step);
}

function show() {
	const event = view.run.events[view.step];
	const index = indexOf(view.step);

	showPosition(index);
	scrollToRow(view, index);
	drawRows(view);
	showEvent(view.run, event);
	showGrants(view.run, view.step);
	showLine(event);
	markViolation(view.step);
}

// By number.  What the filter hides is shown again when somebody goes there.
function go(step) {
	if (view.shown[indexOf(step)] !== step)
		setFilter('');
	view.step = step;
	show();
}

function goIndex(index) {
	if (!view.shown.length)
		return;
	view.step = view.shown[Math.min(Math.max(index, 0), view.shown.length - 1)];
	show();
}

const move = (by) => goIndex(indexOf(view.step) + by);
const pageRows = () => Math.max(1, Math.floor(byId('rows').clientHeight / ROW) - 1);

function goViolation(direction) {
	const steps = view.run.violationSteps;
	const found = direction > 0 ? steps.find((step) => step > view.step)
		: steps.findLast((step) => step < view.step);

	if (found !== undefined)
		go(found);
}

function setFilter(text) {
	byId('filter').value = text;
	view.shown = filterRun(view.run, text);
}

// Stays where it is, or goes to what is nearest after it.
function filterChanged() {
	view.shown = filterRun(view.run, byId('filter').value);
	byId('rows').scrollTop = 0;
	if (view.shown.length)
		goIndex(indexOf(view.step));
	else
		show();
}

function runName(run) {
	return `${run.header.script} [${run.header.kernel}] on ${run.header.hypervisor}, seed ${run.header.seed}`;
}

function showRun(number) {
	const run = loadRun(number);
	const verdict = run.verdict;

	view.run = run;
	byId('run').value = number;
	byId('title').textContent = runName(run);
	document.title = `${run.header.script} - gntsim view`;
	byId('verdict').replaceChildren(make('span', { className: verdict.verdict === 'PASS' ? 'pass' : 'fail',
		textContent: verdict.verdict }), verdict.text ? ` ${verdict.text}` : '',
		verdict.dropped ? ` (${verdict.dropped} events had no room in the trace)` : '');
	showLanes(run);
	showScript(run, go);
	showViolations(run, go);
	setFilter('');
	go(run.violationSteps.length ? run.violationSteps[0] : 0);
}

const KEYS = {
	ArrowLeft: () => move(-1),
	ArrowUp: () => move(-1),
	ArrowRight: () => move(1),
	ArrowDown: () => move(1),
	PageUp: () => move(-pageRows()),
	PageDown: () => move(pageRows()),
	Home: () => goIndex(0),
	End: () => goIndex(view.shown.length - 1),
	n: () => goViolation(1),
	p: () => goViolation(-1),
	'/': () => byId('filter').focus(),
};

// Boxes that take keys of their own keep them; the script and the lists scroll by arrows.
function keyDown(event) {
	const target = event.target;

	if (event.ctrlKey || event.altKey || event.metaKey || target.id === 'run')
		return;
	if (target.id === 'filter') {
		if (event.key === 'Escape' || event.key === 'Enter')
			byId('rows').focus();
		return;
	}
	if (target.id === 'script' && /^(Arrow(Up|Down)|Page)/.test(event.key))
		return;
	if (!Object.hasOwn(KEYS, event.key))
		return;
	event.preventDefault();
	KEYS[event.key]();
}

function listen() {
	const click = (id, action) => byId(id).addEventListener('click', action);

	click('first', KEYS.Home);
	click('previous', KEYS.ArrowLeft);
	click('next', KEYS.ArrowRight);
	click('last', KEYS.End);
	click('previous-violation', KEYS.p);
	click('next-violation', KEYS.n);
	document.addEventListener('keydown', keyDown);
	byId('run').addEventListener('change', () => showRun(Number(byId('run').value)));
	byId('filter').addEventListener('input', filterChanged);
	byId('slider').addEventListener('input', () => goIndex(Number(byId('slider').value)));
	byId('rows').addEventListener('scroll', () => drawRows(view), { passive: true });
	byId('rows').addEventListener('click', (event) => {
		const row = event.target.closest('.row');

		if (row)
			go(Number(row.dataset.n));
	});
	window.addEventListener('resize', () => drawRows(view));
}

// What went wrong is looked at first.
function firstRun() {
	const failed = runs.findIndex((run) => ['FAIL', 'ERROR'].includes(run.verdict.verdict));

	return Math.max(0, failed >= 0 ? failed : runs.findIndex((run) => run.violations > 0));
}

byId('run').append(...runs.map((run, number) => make('option', { value: number,
	textContent: `${number + 1}: ${run.header.kernel}, ${run.verdict.verdict}, ${countText(run.violations)}, `
		+ run.header.script })));
listen();
showRun(firstRun());
