// What every entry of the package exports.
export {
  CollaborationValidationError,
  isCollaborationValidationError,
  isCreateCollaborationRequest,
  parse,
  payers,
  validate,
  validateJson,
} from './core.js';
