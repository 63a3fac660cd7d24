// The structural constraints as a JSON Schema, for validators that take one. No cross-field rule can
// be said in it.

const line = '^(?!\\s*$)[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDBFF-\\uDC00\\uDFFF\\t]*$';
const text = '^(?!\\s*$)[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDBFF-\\uDC00\\uDFFF\\t\\r\\n]*$';

const object = (properties, optional = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});
const string = (minLength, maxLength, pattern) => ({
  type: 'string',
  minLength,
  maxLength,
  ...(pattern && { pattern }),
});
const set = (values, rest) => ({ type: 'array', items: { type: 'string', enum: values }, uniqueItems: true, ...rest });
const boolean = { type: 'boolean' };

const abilities = set(['CAN_QUERY', 'CAN_RECEIVE_RESULTS']);
const mlAbilities = object({
  customMLMemberAbilities: set(['CAN_RECEIVE_MODEL_OUTPUT', 'CAN_RECEIVE_INFERENCE_OUTPUT'], { minItems: 1 }),
});
const responsible = object({ isResponsible: boolean });
const payment = object(
  {
    queryCompute: responsible,
    machineLearning: object({ modelTraining: responsible, modelInference: responsible }, [
      'modelTraining',
      'modelInference',
    ]),
  },
  ['machineLearning'],
);

export const schema = object(
  {
    members: {
      type: 'array',
      maxItems: 9,
      items: object(
        {
          accountId: string(12, 12, '^\\d+$'),
          memberAbilities: abilities,
          mlMemberAbilities: mlAbilities,
          displayName: string(1, 100, line),
          paymentConfiguration: payment,
        },
        ['mlMemberAbilities', 'paymentConfiguration'],
      ),
    },
    name: string(1, 100, line),
    description: string(1, 255, text),
    creatorMemberAbilities: abilities,
    creatorMLMemberAbilities: mlAbilities,
    creatorDisplayName: string(1, 100, line),
    dataEncryptionMetadata: object({
      allowCleartext: boolean,
      allowDuplicates: boolean,
      allowJoinsOnColumnsWithDifferentNames: boolean,
      preserveNulls: boolean,
    }),
    queryLogStatus: { type: 'string', enum: ['ENABLED', 'DISABLED'] },
    tags: {
      type: 'object',
      maxProperties: 200,
      propertyNames: { minLength: 1, maxLength: 128 },
      additionalProperties: string(0, 256),
    },
    creatorPaymentConfiguration: payment,
    analyticsEngine: { type: 'string', enum: ['SPARK', 'CLEAN_ROOMS_SQL'] },
  },
  ['creatorMLMemberAbilities', 'dataEncryptionMetadata', 'tags', 'creatorPaymentConfiguration', 'analyticsEngine'],
);
