// The page: a request body goes in, its issues are listed below.
import { type Issue, type Payer, payers, validateJson } from 'cleanrooms-collaboration';
import example from './example.json?raw';

function element<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`The page has no ${id}.`);
  return found;
}

const payload = element('payload', HTMLTextAreaElement);
const summary = element('summary', HTMLElement);
const list = element('issues', HTMLUListElement);
const payment = element('payment', HTMLElement);
const costs = element('payers', HTMLDListElement);

function make(tag: string, text: string, className = ''): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = className;
  return made;
}

function issueItem(issue: Issue): HTMLElement {
  const item = make('li', '', issue.level);
  const place = make('code', issue.pointer === '' ? '(the whole request)' : issue.pointer);
  const level = make('span', issue.level === 'error' ? 'Error' : 'Warning', 'level');
  item.append(level, ' at ', place, make('div', issue.message), make('small', issue.code));
  return item;
}

const count = (number: number, thing: string) => `${number} ${thing}${number === 1 ? '' : 's'}`;

function payerText(payer: Payer): string {
  if (payer.payer === 'nobody') return `nobody (${payer.reason.replaceAll('_', ' ')})`;
  const who = payer.payer === 'creator' ? 'the creator' : `member ${payer.index + 1}`;
  return `${who} (${payer.basis === 'configured' ? 'as the request says' : 'by default: can query'})`;
}

function showPayers(request: unknown): void {
  const paying = payers(request);
  const rows: [string, Payer][] = [
    ['Queries', paying.queryCompute],
    ['Model training', paying.modelTraining],
    ['Model inference', paying.modelInference],
  ];
  costs.replaceChildren(...rows.flatMap(([cost, payer]) => [make('dt', cost), make('dd', payerText(payer))]));
}

function check(): void {
  const text = payload.value;
  payment.hidden = true;
  list.replaceChildren();
  summary.className = '';
  if (text.trim() === '') {
    summary.textContent = 'Nothing to check yet.';
    return;
  }
  const result = validateJson(text);
  const errors = result.ok ? [] : result.errors;
  list.replaceChildren(...[...errors, ...result.warnings].map(issueItem));
  const warnings = result.warnings.length > 0 ? `, ${count(result.warnings.length, 'warning')}` : '';
  summary.textContent = result.ok ? `The request is valid${warnings}.` : `${count(errors.length, 'error')}${warnings}.`;
  if (result.truncated) summary.textContent += ' There are more than are listed.';
  summary.className = result.ok ? 'valid' : 'invalid';
  payment.hidden = errors.some(({ code }) => code === 'syntax');
  if (!payment.hidden) showPayers(JSON.parse(text));
}

payload.addEventListener('input', check);
element('example', HTMLButtonElement).addEventListener('click', () => {
  payload.value = example;
  check();
});
check();
