// What keeps a file from being read, besides mistakes of JSON, for people: as codes are explained.

export const problems = [
  {
    code: 'not_recognised',
    when: 'there is no collaboration in the file that can be recognised',
    remedy:
      'Name a file that has a request, a template, a plan of Terraform, a command or an answer of GetCollaboration.',
  },
  {
    code: 'terraform_source',
    when: "the file is Terraform's source, which only Terraform can evaluate",
    remedy: 'Check the plan: terraform plan -out plan && terraform show -json plan > plan.json.',
  },
  {
    code: 'elsewhere',
    when: 'a command takes its request from somewhere else: a file, a variable, another command',
    remedy: 'Check the file that it names.',
  },
  {
    code: 'too_large',
    when: 'the file has too many characters or values, or values that stand too deep in one another',
    remedy: 'Check its parts by themselves.',
  },
  {
    code: 'format',
    when: 'the file has a request in a way that its format refuses',
    remedy: 'Write it as the message says: a property by the name that the format has for it, tags as a list.',
  },
];
