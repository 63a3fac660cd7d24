// What the package says of a cost.
import { fieldAt } from '../fields';
import { type Cost, pointerOf } from './draft';

export const costAt = (cost: Cost) => fieldAt(`/creatorPaymentConfiguration${pointerOf(cost)}`);
