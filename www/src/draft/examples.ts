// Four collaborations to look at and to change.
import type { CreateCollaborationRequest, Edition, Latest } from 'cleanrooms-collaboration/async';

export interface Example {
  readonly id: string;
  readonly title: string;
  readonly request: CreateCollaborationRequest | Latest.CreateCollaborationRequest;
  /** The edition that it is for, if it isn't the first. */
  readonly edition?: Edition;
}

const pays = (isResponsible: boolean) => ({ queryCompute: { isResponsible } });

export const examples: readonly Example[] = [
  {
    id: 'measurement',
    title: 'Two parties measure a campaign',
    request: {
      name: 'Spring campaign reach',
      description: 'How many of our customers saw the campaign, and how many of them bought.',
      creatorDisplayName: 'Brightwater Outdoor',
      creatorMemberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
      members: [{ accountId: '111122223333', displayName: 'Lantern Media', memberAbilities: [] }],
      queryLogStatus: 'ENABLED',
      analyticsEngine: 'SPARK',
      tags: { team: 'marketing-analytics', 'cost-center': '0042' },
    },
  },
  {
    id: 'payers',
    title: 'Five members, of whom one queries and another pays',
    request: {
      name: 'Regional footfall study',
      description: 'Footfall across five retailers.\nQueries run by the institute, paid for by the association.',
      creatorDisplayName: 'Retail Association',
      creatorMemberAbilities: ['CAN_RECEIVE_RESULTS'],
      creatorPaymentConfiguration: pays(true),
      members: [
        {
          accountId: '222233334444',
          displayName: 'Footfall Institute',
          memberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
          paymentConfiguration: pays(false),
        },
        { accountId: '333344445555', displayName: 'North Grocers', memberAbilities: [] },
        { accountId: '444455556666', displayName: 'Harbour Books', memberAbilities: [] },
        { accountId: '012345678901', displayName: 'Elm Street Pharmacy', memberAbilities: [] },
      ],
      queryLogStatus: 'ENABLED',
      dataEncryptionMetadata: {
        allowCleartext: true,
        allowDuplicates: false,
        allowJoinsOnColumnsWithDifferentNames: true,
        preserveNulls: false,
      },
    },
  },
  {
    id: 'ml',
    title: 'Custom machine learning, training and inference paid apart',
    request: {
      name: 'Churn model',
      description: 'A model trained on both sides; each pays for a part.',
      creatorDisplayName: 'Meridian Telecom',
      creatorMemberAbilities: ['CAN_QUERY'],
      creatorMLMemberAbilities: { customMLMemberAbilities: ['CAN_RECEIVE_MODEL_OUTPUT'] },
      creatorPaymentConfiguration: { ...pays(true), machineLearning: { modelTraining: { isResponsible: true } } },
      members: [
        {
          accountId: '555566667777',
          displayName: 'Quill Analytics',
          memberAbilities: ['CAN_RECEIVE_RESULTS'],
          mlMemberAbilities: { customMLMemberAbilities: ['CAN_RECEIVE_INFERENCE_OUTPUT'] },
          paymentConfiguration: { ...pays(false), machineLearning: { modelInference: { isResponsible: true } } },
        },
      ],
      queryLogStatus: 'DISABLED',
      analyticsEngine: 'SPARK',
    },
  },
  {
    id: 'jobs',
    title: 'Queries and jobs, two who may pay, and results in Europe',
    edition: '2026-08-11',
    request: {
      name: 'Attribution with PySpark',
      creatorDisplayName: 'Nordlicht Energie',
      creatorMemberAbilities: ['CAN_QUERY', 'CAN_RUN_JOB', 'CAN_RECEIVE_RESULTS'],
      creatorPaymentConfiguration: { ...pays(true), jobCompute: { isResponsible: true } },
      members: [
        {
          accountId: '666677778888',
          displayName: 'Skyline Media',
          memberAbilities: ['CAN_EXPORT_QUERY_ANALYSIS_LOG'],
          paymentConfiguration: { ...pays(true), jobCompute: { isResponsible: true } },
        },
      ],
      queryLogStatus: 'ENABLED',
      jobLogStatus: 'ENABLED',
      isMetricsEnabled: true,
      allowedResultRegions: ['eu-central-1', 'eu-west-1'],
      autoApprovedChangeRequestTypes: ['ADD_MEMBER', 'GRANT_RECEIVE_RESULTS_ABILITY'],
    },
  },
];
