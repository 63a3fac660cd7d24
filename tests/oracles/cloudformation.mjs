// The schema of AWS::CleanRooms::Collaboration that cfn-lint brings along, beside the newest edition.
import { python } from '../node/python.mjs';

/** Members that CloudFormation calls otherwise than the API's names in capitals. */
const NAMES = { autoApprovedChangeRequestTypes: 'AutoApprovedChangeTypes' };

const pascal = (name) =>
  NAMES[name] ?? (name.startsWith('ml') ? `ML${name.slice(2)}` : name[0].toUpperCase() + name.slice(1));

/** What the exports have notes for. */
export const KNOWN_GAPS = [
  '/members: at most 9',
  '/members/*/memberAbilities/*: no CAN_EXPORT_QUERY_ANALYSIS_LOG',
  '/description: required',
  '/description: at least 1',
  '/creatorMemberAbilities/*: no CAN_EXPORT_QUERY_ANALYSIS_LOG',
  '/autoApprovedChangeRequestTypes/*: no GRANT_EXPORT_QUERY_ANALYSIS_LOG_ABILITY, REVOKE_EXPORT_QUERY_ANALYSIS_LOG_ABILITY',
];

/** What the API takes by the schema of an edition and CloudFormation doesn't, a line each. */
export function gapsOfCloudformation(schema) {
  const theirs = JSON.parse(python('cloudformation_schema.py', null));
  const gaps = [];
  const resolve = (part, whole) => (part.$ref ? resolve(whole.definitions[part.$ref.split('/').at(-1)], whole) : part);
  const visit = (one, other, pointer) => {
    const ours = resolve(one.anyOf?.[0] ?? one, schema);
    const its = resolve(other, theirs);
    const missing = (ours.enum ?? []).filter((value) => !its.enum.includes(value));
    if (missing.length > 0) gaps.push(`${pointer}: no ${missing.join(', ')}`);
    for (const [word, least, most] of [
      ['at least', 'minLength', 'minItems'],
      ['at most', 'maxLength', 'maxItems'],
    ]) {
      const limit = its[least] ?? its[most];
      const own = ours[least] ?? ours[most] ?? (word === 'at least' ? 0 : Infinity);
      if (limit !== undefined && (word === 'at least' ? limit > own : limit < own))
        gaps.push(`${pointer}: ${word} ${limit}`);
    }
    if (ours.items) visit(ours.items, its.items, `${pointer}/*`);
    for (const [name, inner] of Object.entries(ours.properties ?? {})) {
      const place = `${pointer}/${name}`;
      // A list of pairs there.
      if (name === 'tags') continue;
      const property = its.properties[pascal(name)];
      if (property === undefined) {
        gaps.push(`${place}: no such property`);
        continue;
      }
      if (its.required?.includes(pascal(name)) && !ours.required.includes(name)) gaps.push(`${place}: required`);
      visit(inner, property, place);
    }
  };
  visit(schema, theirs, '');
  return gaps;
}
