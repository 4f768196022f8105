// SPDX-License-Identifier: GPL-2.0-or-later
// What a person does with the page, and what it must show then: all through the document.
'use strict';

function say(line) {
	document.getElementById('said').textContent += `\n${line}\n`;
}

function check(what, good, found) {
	say(`${good ? 'ok' : 'not ok'} ${what}`);
	if (!good)
		say(`# found: ${found}`);
}

const same = (what, found, wanted) => check(what, found === wanted, `${found}, wanted: ${wanted}`);
const element = (id) => document.getElementById(id);
const text = (id) => element(id).textContent;
const selected = () => Number(document.querySelector('.row[aria-selected="true"]').dataset.n);
const current = (id) => document.querySelector(`#${id} [aria-current="true"]`);

function key(name, target) {
	(target || element('rows')).dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
}

function type(id, value) {
	element(id).value = value;
	element(id).dispatchEvent(new Event('input', { bubbles: true }));
}

function choose(run) {
	element('run').value = run;
	element('run').dispatchEvent(new Event('change', { bubbles: true }));
}

function trial(test) {
	window.addEventListener('error', (event) => say(`not ok no error: ${event.message}`));
	try {
		test();
		say('the end');
	} catch (error) {
		say(`not ok no error: ${error.stack}`);
	}
}

const given = (run) => JSON.parse(document.getElementsByClassName('events')[run].textContent);

// In every run: each violation by key and by click, each end, each lane.
function every() {
	const count = element('run').options.length;

	for (let run = 0; run < count; run++) {
		const events = given(run);
		const violations = events.filter((event) => event.event === 'violation').map((event) => event.n);
		const seen = [];

		choose(run);
		key('Home');
		same(`run ${run + 1}: Home is the first event`, selected(), 0);
		for (let i = 0; i < violations.length; i++) {
			key('n');
			seen.push(selected());
		}
		same('n goes to each violation', seen.join(), violations.join());
		same('they are in the list', document.querySelectorAll('#violation-list button').length, violations.length);
		key('End');
		same('End is the last event', selected(), events.length - 1);
		check('which is the verdict', text('event-title').endsWith(': verdict'), text('event-title'));
		for (const button of document.querySelectorAll('#violation-list button')) {
			button.click();
			same('a click goes there', selected(), Number(button.dataset.n));
			same('its whole stack is there', document.querySelectorAll('#stack ol:first-of-type li').length,
				events[selected()].stack.length);
		}
		check('there are lanes', document.querySelectorAll('#lanes .lane').length > 2, text('lanes'));
		check('few rows are there', document.querySelectorAll('.row').length < 150,
			document.querySelectorAll('.row').length);
	}
}

function entryOf(domain, ref) {
	const row = document.querySelector(`#grants table[data-domain="${domain}"] tr[data-ref="${ref}"]`);

	return row && [...row.cells].map((cell) => cell.textContent).join('|');
}

// On the right kernel, which is run 1: the page is paged out, and tried again until it is there.
function stacks() {
	choose(0);
	type('filter', 'hypercall op=map_grant_ref');
	check('a hypercall shows its stack', text('stack').includes('gnttab_batch_map'), text('stack'));
	type('filter', 'statement verb=map');
	same('the script has none', text('stack'), '');
}

function mapRetry() {
	same('the run with a violation comes first', element('run').value, '1');
	same('at its violation', text('event-title'), `Event ${selected()}: violation`);
	check('which is marked in the list', current('violation-list')?.textContent.includes('status-ignored'), '');
	same('its script line is marked', current('script')?.firstChild.textContent, '29');
	check('its stack names the function', text('stack').includes('gnttab_batch_map'), text('stack'));

	const at = selected();
	key('ArrowLeft');
	same('left: one back', selected(), at - 1);
	same('the entry without pins', entryOf(7, 8), '8|permit_access|-|-');
	key('ArrowRight');
	key('ArrowRight');
	same('right: one forth', selected(), at + 1);
	key('p');
	same('p: back to the violation', selected(), at);

	choose(0);
	key('Home');
	same('no entry at first', document.querySelectorAll('#grants tr').length, 0);
	type('filter', 'return op=map_grant_ref okay');
	check('the filter shows only returns', [...document.querySelectorAll('.row')].every((row) =>
		row.textContent.includes('return')), '');
	same('of one that is okay', document.querySelectorAll('.row').length, 1);
	check('and goes there', text('fields').includes('GNTST_okay'), text('fields'));
	key('Escape', element('filter'));
	same('Escape leaves the filter', document.activeElement.id, 'rows');
	type('filter', 'entry ref=8 host_write=1');
	same('while it is mapped the entry has a pin', entryOf(7, 8),
		'8|permit_access reading writing|reading writing|host write 1');
	type('filter', '-pte -runs');
	check('a minus leaves out', ![...document.querySelectorAll('.row b')].some((one) => one.textContent === 'pte'), '');
	type('filter', 'there is no such event');
	same('what nothing has shows nothing', document.querySelectorAll('.row').length, 0);
	check('and says so', text('position').startsWith('no event'), text('position'));
	key('ArrowRight');
	type('filter', '');
	type('slider', '100');
	same('the slider', selected(), 100);
	key('/');
	same('/ is the filter', document.activeElement.id, 'filter');
	key('n', element('filter'));
	same('where letters are letters', selected(), 100);
	[...document.querySelectorAll('#script button')].find((line) => line.firstChild.textContent === '10').click();
	check('a script line leads to its first event', text('fields').includes('line10'), text('fields'));
	same('rows are options', document.querySelector('.row').getAttribute('role'), 'option');
	same('the list knows which', element('rows').getAttribute('aria-activedescendant'), `event-${selected()}`);
}

function hostile() {
	check('nothing of it ran', document.title !== '1' && document.title !== '2', document.title);
	same('nothing of it is an element', document.images.length, 0);
	check('it is text', text('script').includes('<img src=x'), text('script').slice(0, 80));
	type('filter', 'document.title=1');
	check('in the events too', text('fields').includes('<\/script>'), text('fields'));
}

// Milliseconds since the browser began with the page, and for a step with all that is drawn again.
function long() {
	const opened = performance.now();
	const steps = 300;
	let worst = 0;

	same('all are there', Number(element('slider').max), 9999);
	check('the page is open in less than 2 s', opened < 2000, opened);
	key('End');
	const began = performance.now();
	for (let i = 0; i < steps; i++) {
		const before = performance.now();

		key('ArrowLeft');
		element('rows').getBoundingClientRect();
		worst = Math.max(worst, performance.now() - before);
	}
	const step = (performance.now() - began) / steps;
	say(`# open after ${opened.toFixed(0)} ms; a step ${step.toFixed(2)} ms, the longest ${worst.toFixed(1)} ms`);
	same('steps go one by one', selected(), 9999 - steps);
	check('few rows are there', document.querySelectorAll('.row').length < 150, document.querySelectorAll('.row').length);
	const filtered = performance.now();
	type('filter', 'hypercall');
	say(`# a filter ${(performance.now() - filtered).toFixed(1)} ms`);
	check('the filter finds some', Number(element('slider').max) > 10, element('slider').max);
}
