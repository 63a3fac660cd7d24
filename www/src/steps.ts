// What the steps are called: in the wizard, in the review and in the summary of problems.
export const steps = [
  'Define collaboration',
  'Specify member abilities',
  'Configure payment',
  'Review and create',
] as const;

/** Where the last one stands. */
export const REVIEW = 3;
