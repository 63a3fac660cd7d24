// What every entry of the package exports.
export {
  CollaborationValidationError,
  createCollaborationRequest,
  describe,
  exportAs,
  isCollaborationValidationError,
  isCreateCollaborationRequest,
  jsonSchema,
  parse,
  parseException,
  parseResponse,
  payers,
  toHttpRequest,
  toValidationException,
  validate,
  validateJson,
  validateLines,
} from './dist/core.js';
