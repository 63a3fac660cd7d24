//! How each target writes values, as data that [`super::writer`] goes by.

/// What a target does in its own way.
pub struct Style {
    /// What stands before the request.
    pub before: &'static str,
    /// What stands after it.
    pub after: &'static str,
    /// On how many levels of indentation the request stands.
    pub level: usize,
    /// One level of indentation.
    pub indent: &'static str,
    /// How parts are set apart.
    pub layout: Layout,
    /// How `false` and `true` are written.
    pub booleans: [&'static str; 2],
    /// How a member's name is written.
    pub name: Name,
    /// What stands between a name or key and its value.
    pub assign: &'static str,
    /// Whether a comma may follow what comes last.
    pub last_comma: bool,
    /// What is special about strings and keys.
    pub dialect: Dialect,
    /// Whether an escape for a character beyond U+FFFF has its number, and not those of a surrogate pair.
    pub long_escapes: bool,
}

/// How the parts of structures, lists and maps are set apart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Between brackets, all on one line.
    Line,
    /// Between brackets, each on its line.
    Brackets,
    /// By indentation alone, as in YAML.
    Indented,
    /// As blocks and arguments, as in HCL.
    Blocks,
}

/// How a member's name is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// As it is.
    Plain,
    /// Between double quotes.
    Quoted,
    /// As a keyword of a call on the first level, and between double quotes on the others.
    Keyword,
    /// As CloudFormation has it.
    Pascal,
    /// As CloudFormation has it, between double quotes.
    QuotedPascal,
    /// As the CDK has it.
    Cdk,
    /// As Terraform has it.
    Snake,
}

/// What is special about a target's strings and keys.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// Nothing.
    None,
    /// A key can set an object's prototype.
    JavaScript,
    /// Tags are a list, and some text is replaced.
    CloudFormation,
    /// Some text begins a template.
    Terraform,
    /// Stands between single quotes of a shell, over several lines.
    Shell,
}

/// JSON that a person can read.
pub static PRETTY: Style = Style {
    before: "",
    after: "",
    level: 0,
    indent: "  ",
    layout: Layout::Brackets,
    booleans: ["false", "true"],
    name: Name::Quoted,
    assign: ": ",
    last_comma: false,
    dialect: Dialect::None,
    long_escapes: false,
};

/// The same in a command.
pub static SHELL: Style = Style { dialect: Dialect::Shell, ..PRETTY };

/// JSON that a person can read, as a file.
pub static JSON: Style = Style { after: "\n", ..PRETTY };

/// JSON without any space.
pub static COMPACT: Style = Style { layout: Layout::Line, assign: ":", ..PRETTY };

/// A Python program that calls boto3.
pub static BOTO3: Style = Style {
    before: "import boto3\n\nclient = boto3.client(\"cleanrooms\")\n\nresponse = client.create_collaboration",
    after: "\n\nprint(response[\"collaboration\"][\"id\"])\n",
    indent: "    ",
    booleans: ["False", "True"],
    name: Name::Keyword,
    last_comma: true,
    long_escapes: true,
    ..JSON
};

/// A JavaScript module that calls the AWS SDK, version 3.
pub static JAVASCRIPT: Style = Style {
    before: "import { CleanRoomsClient, CreateCollaborationCommand } from \"@aws-sdk/client-cleanrooms\";\n\n\
             const client = new CleanRoomsClient({});\n\nconst command = new CreateCollaborationCommand(",
    after: ");\n\nconst response = await client.send(command);\n\nconsole.log(response.collaboration?.id);\n",
    name: Name::Plain,
    last_comma: true,
    dialect: Dialect::JavaScript,
    ..JSON
};

/// A CloudFormation template as YAML. All strings are quoted, so that none is taken for a number or a
/// truth value.
pub static CLOUDFORMATION_YAML: Style = Style {
    before: "AWSTemplateFormatVersion: \"2010-09-09\"\nResources:\n  Collaboration:\n    \
             Type: AWS::CleanRooms::Collaboration\n    Properties:",
    level: 3,
    layout: Layout::Indented,
    name: Name::Pascal,
    assign: ":",
    dialect: Dialect::CloudFormation,
    long_escapes: true,
    ..JSON
};

/// A CloudFormation template as JSON.
pub static CLOUDFORMATION_JSON: Style = Style {
    before: "{\n  \"AWSTemplateFormatVersion\": \"2010-09-09\",\n  \"Resources\": {\n    \"Collaboration\": {\n      \
             \"Type\": \"AWS::CleanRooms::Collaboration\",\n      \"Properties\": ",
    after: "\n    }\n  }\n}\n",
    level: 3,
    name: Name::QuotedPascal,
    dialect: Dialect::CloudFormation,
    ..JSON
};

/// A program of the CDK, in TypeScript.
pub static CDK: Style = Style {
    before: "import { App, Stack } from \"aws-cdk-lib\";\nimport { CfnCollaboration } from \"aws-cdk-lib/aws-cleanrooms\";\n\n\
             const stack = new Stack(new App(), \"CollaborationStack\");\n\n\
             new CfnCollaboration(stack, \"Collaboration\", ",
    after: ");\n",
    name: Name::Cdk,
    last_comma: true,
    dialect: Dialect::CloudFormation,
    ..JSON
};

/// A Terraform resource, as the released versions of its provider know it.
pub static TERRAFORM: Style = Style {
    before: "resource \"aws_cleanrooms_collaboration\" \"collaboration\"",
    layout: Layout::Blocks,
    name: Name::Snake,
    assign: " = ",
    dialect: Dialect::Terraform,
    long_escapes: true,
    ..JSON
};
